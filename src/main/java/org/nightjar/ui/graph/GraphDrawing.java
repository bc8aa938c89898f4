package org.nightjar.ui.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.graph.EntityEdge;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.ui.Palette;
import org.nightjar.ui.SeverityPainter;

/**
 * Draws edges, nodes, marks and labels. Edges of a kind are one path each, so a frame costs 1 to 4 ms. FX thread
 * only.
 */
final class GraphDrawing {

    private static final double DIMMED = 0.14;
    private static final double[] WIDTHS = {0.8, 1.4, 2.2, 3.2};

    private GraphPicture picture = GraphPicture.EMPTY;
    private boolean layered;

    void show(GraphPicture newPicture, boolean inLayers) {
        picture = newPicture;
        layered = inLayers;
    }

    void draw(
            GraphicsContext g,
            GraphCamera camera,
            Palette palette,
            double width,
            double height,
            Bounds legend,
            @Nullable EntityNode hovered) {
        g.clearRect(0, 0, width, height);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        Set<EntityNode> lit = new HashSet<>();
        if (hovered != null) {
            lit.add(hovered);
            lit.addAll(picture.graph().neighbours(hovered));
        }
        edges(g, camera, palette, hovered);
        for (EntityNode node : picture.graph().nodes()) {
            node(g, camera, palette, node, hovered == null || lit.contains(node), node == hovered);
        }
        g.setGlobalAlpha(1);
        new LabelDrawing(new LabelDrawing.Frame(g, camera, palette, picture, lit, layered, width, height, legend))
                .draw();
    }

    private void edges(GraphicsContext g, GraphCamera camera, Palette palette, @Nullable EntityNode hovered) {
        Color plain = palette.textMuted().interpolate(palette.background(), 0.45);
        for (int width = 0; width < WIDTHS.length; width++) {
            edges(g, camera, width, false, hovered, hovered == null ? plain : fade(plain), false);
            edges(g, camera, width, true, hovered, hovered == null ? palette.errors() : fade(palette.errors()), false);
        }
        if (hovered != null) {
            for (int width = 0; width < WIDTHS.length; width++) {
                edges(g, camera, width, false, hovered, palette.accent(), true);
                edges(g, camera, width, true, hovered, palette.errors(), true);
            }
        }
    }

    private static Color fade(Color color) {
        return color.deriveColor(0, 1, 1, DIMMED * 1.6);
    }

    /** One path of all edges of a width, with or without errors, of the hovered node or of the others. */
    private void edges(
            GraphicsContext g,
            GraphCamera camera,
            int width,
            boolean errors,
            @Nullable EntityNode hovered,
            Color color,
            boolean ofHovered) {
        g.beginPath();
        for (EntityEdge edge : picture.graph().edges()) {
            boolean touches = hovered != null && (edge.from() == hovered.id() || edge.to() == hovered.id());
            if (width(edge) != width || edge.errors() != errors || touches != ofHovered) {
                continue;
            }
            trace(g, camera, edge);
        }
        g.setStroke(color.deriveColor(0, 1, 1, ofHovered || hovered != null ? 1 : 0.75));
        g.setLineWidth(WIDTHS[width] + (ofHovered ? 0.6 : 0));
        g.stroke();
    }

    /** Ties of folded nodes say little, however many they are; they stay thin. */
    private int width(EntityEdge edge) {
        List<EntityNode> nodes = picture.graph().nodes();
        if (nodes.get(edge.from()).isFolded() || nodes.get(edge.to()).isFolded()) {
            return 0;
        }
        return Math.min(WIDTHS.length - 1, (int) Math.log10(Math.max(1, edge.events())));
    }

    private void trace(GraphicsContext g, GraphCamera camera, EntityEdge edge) {
        double[] x = picture.layout().x();
        double[] y = picture.layout().y();
        double fromX = camera.screenX(x[edge.from()]);
        double fromY = camera.screenY(y[edge.from()]);
        double toX = camera.screenX(x[edge.to()]);
        double toY = camera.screenY(y[edge.to()]);
        g.moveTo(fromX, fromY);
        if (layered) {
            double middle = (fromX + toX) / 2;
            g.bezierCurveTo(middle, fromY, middle, toY, toX, toY);
        } else {
            g.lineTo(toX, toY);
        }
    }

    private void node(
            GraphicsContext g, GraphCamera camera, Palette palette, EntityNode node, boolean lit, boolean hovered) {
        double x = camera.screenX(picture.layout().x()[node.id()]);
        double y = camera.screenY(picture.layout().y()[node.id()]);
        double r = radius(node, camera);
        NodeLook look = NodeLook.of(node.type());
        g.setGlobalAlpha(1);
        g.setFill(palette.background());
        look.fill(g, x, y, r + 1.5);
        g.setGlobalAlpha(lit ? 1 : DIMMED);
        if (hovered) {
            g.setFill(palette.accent().deriveColor(0, 1, 1, 0.3));
            g.fillOval(x - r - 6, y - r - 6, 2 * r + 12, 2 * r + 12);
        }
        g.setFill(look.color(palette));
        look.fill(g, x, y, r);
        if (node.isFolded()) {
            g.setFill(palette.background());
            look.fill(g, x, y, r - 1.8);
        }
        node.severity().ifPresent(severity -> {
            double ring = r + 3;
            g.setStroke(palette.severity(severity));
            g.setLineWidth(2);
            g.strokeOval(x - ring, y - ring, 2 * ring, 2 * ring);
            SeverityPainter.draw(
                    g, severity, x + ring * 0.72, y - ring * 0.72, 10, palette.severity(severity), palette.surface());
        });
    }

    /** On screen; nodes grow more slowly than the distances between them. */
    static double radius(EntityNode node, GraphCamera camera) {
        return NodeLook.radius(node) * Math.max(0.55, Math.min(1.6, Math.sqrt(camera.scale())));
    }

    Optional<EntityNode> at(GraphCamera camera, double x, double y) {
        EntityNode best = null;
        double nearest = Double.MAX_VALUE;
        for (EntityNode node : picture.graph().nodes()) {
            double distance = Math.hypot(
                    camera.screenX(picture.layout().x()[node.id()]) - x,
                    camera.screenY(picture.layout().y()[node.id()]) - y);
            if (distance <= radius(node, camera) + 4 && distance < nearest) {
                best = node;
                nearest = distance;
            }
        }
        return Optional.ofNullable(best);
    }
}
