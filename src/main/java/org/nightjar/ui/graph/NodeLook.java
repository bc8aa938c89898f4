package org.nightjar.ui.graph;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.ui.Palette;

/** Shape and colour of each type of node; no two types share both. Never the colours of severities. */
enum NodeLook {
    OPERATOR(Form.HEXAGON, "#8a8f3c", "#c3c96a"),
    ADDRESS(Form.CIRCLE, "#3d8f87", "#63c5ba"),
    AGENT(Form.ROUNDED, "#5f8a4b", "#93c47a"),
    ACCESS_KEY(Form.KITE, "#8a6d4d", "#cda77c"),
    ROLE(Form.SHIELD, "#6b5fb0", "#a89af0"),
    USER(Form.CIRCLE, "#1f5f9f", "#58a6ff"),
    SERVICE(Form.HEXAGON, "#4f7fa8", "#86b6de"),
    RESOURCE(Form.ROUNDED, "#7d8590", "#a3abb5"),
    TARGET(Form.KITE, "#8f3d5c", "#e08fae");

    private enum Form {
        CIRCLE,
        ROUNDED,
        HEXAGON,
        KITE,
        SHIELD
    }

    private final Form form;
    private final Color light;
    private final Color dark;

    NodeLook(Form form, String light, String dark) {
        this.form = form;
        this.light = Color.web(light);
        this.dark = Color.web(dark);
    }

    static NodeLook of(NodeType type) {
        return valueOf(type.name());
    }

    Color color(Palette palette) {
        return palette.background().getBrightness() < 0.5 ? dark : light;
    }

    /** Radius at scale 1: users are largest, and a hundred times the events make a node a little larger. */
    static double radius(EntityNode node) {
        double base = node.type() == NodeType.USER ? 8 : 5;
        return base + 1.1 * Math.log10(1 + node.events());
    }

    /** Fills the shape around a centre in the colour that is set. */
    void fill(GraphicsContext g, double x, double y, double r) {
        switch (form) {
            case CIRCLE -> g.fillOval(x - r, y - r, 2 * r, 2 * r);
            case ROUNDED -> g.fillRoundRect(x - r * 0.95, y - r * 0.8, r * 1.9, r * 1.6, r * 0.7, r * 0.7);
            case HEXAGON -> polygon(g, x, y, r * 1.08, 6, Math.PI / 6);
            case KITE -> polygon(g, x, y, r * 1.18, 4, 0);
            case SHIELD ->
                g.fillPolygon(
                        new double[] {x - r * 0.9, x + r * 0.9, x + r * 0.9, x, x - r * 0.9},
                        new double[] {y - r * 0.9, y - r * 0.9, y + r * 0.3, y + r * 1.1, y + r * 0.3},
                        5);
        }
    }

    private static void polygon(GraphicsContext g, double x, double y, double r, int corners, double turn) {
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            xs[i] = x + r * Math.cos(turn + 2 * Math.PI * i / corners);
            ys[i] = y + r * Math.sin(turn + 2 * Math.PI * i / corners);
        }
        g.fillPolygon(xs, ys, corners);
    }
}
