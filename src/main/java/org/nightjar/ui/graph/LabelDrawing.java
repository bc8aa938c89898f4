package org.nightjar.ui.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.ui.LabelSpace;
import org.nightjar.ui.Palette;
import org.nightjar.ui.TextWidth;

/** Names of nodes in one frame, the most telling first, as many as have room. Used once. FX thread only. */
final class LabelDrawing {

    private static final Font USER = Font.font("System", FontWeight.BOLD, 13);
    private static final Font PLAIN = Font.font("System", 11.5);
    private static final Font CODE = Font.font("JetBrains Mono", 11);
    private static final Font CODE_OTHERWISE = Font.font("Monospaced", 11);
    private static final double HEIGHT = 15;
    /** Neighbours of a hovered node are all named, even over each other, if they are few. */
    private static final int NAMED_ANYWAY = 25;

    /**
     * What is drawn where.
     *
     * @param lit the hovered node and its neighbours; empty if none is hovered
     * @param layered whether names stand at the right, as in a table
     * @param legend what must not be covered
     */
    record Frame(
            GraphicsContext g,
            GraphCamera camera,
            Palette palette,
            GraphPicture picture,
            Set<EntityNode> lit,
            boolean layered,
            double width,
            double height,
            Bounds legend) {

        double x(EntityNode node) {
            return camera.screenX(picture.layout().x()[node.id()]);
        }

        double y(EntityNode node) {
            return camera.screenY(picture.layout().y()[node.id()]);
        }

        boolean shows(EntityNode node) {
            return x(node) > -20 && x(node) < width + 20 && y(node) > -20 && y(node) < height + 20;
        }
    }

    private final Frame frame;
    private final LabelSpace space = new LabelSpace();

    LabelDrawing(Frame frame) {
        this.frame = frame;
    }

    void draw() {
        Bounds legend = frame.legend();
        space.block(legend.getMinX(), legend.getMinY(), legend.getWidth(), legend.getHeight());
        List<EntityNode> resources = new ArrayList<>();
        List<EntityNode> others = new ArrayList<>();
        frame.picture().graph().nodes().stream()
                .filter(frame::shows)
                .sorted(importance())
                .forEach(node -> (node.type() == NodeType.RESOURCE ? resources : others).add(node));
        // The name of a service matters more than the dots of its resources around it.
        for (List<EntityNode> group : List.of(others, resources)) {
            for (EntityNode node : group) {
                double r = GraphDrawing.radius(node, frame.camera()) + 1;
                space.block(frame.x(node) - r, frame.y(node) - r, 2 * r, 2 * r);
            }
            for (EntityNode node : group) {
                if (frame.lit().isEmpty() || frame.lit().contains(node)) {
                    label(node);
                }
            }
        }
    }

    private Comparator<EntityNode> importance() {
        return Comparator.comparing((EntityNode node) -> !frame.lit().contains(node))
                .thenComparing(node -> node.type() != NodeType.USER)
                .thenComparing(node -> -node.severity().map(Enum::ordinal).orElse(0))
                .thenComparing(node -> -frame.picture().graph().edgesOf(node).size())
                .thenComparing(EntityNode::id);
    }

    private void label(EntityNode node) {
        String text = NodeName.of(node, frame.picture().people());
        Font font = font(node);
        double width = TextWidth.of(text, font);
        double x = frame.x(node);
        double y = frame.y(node);
        double r = GraphDrawing.radius(node, frame.camera()) + (node.severity().isPresent() ? 9 : 4);
        double[][] spots = {
            {x + r, y - HEIGHT / 2},
            {x - r - width, y - HEIGHT / 2},
            {x - width / 2, y + r - 1},
            {x - width / 2, y - r - HEIGHT + 1}
        };
        int tried = frame.layered() && node.severity().isEmpty() ? 1 : spots.length;
        for (int side = 0; side < tried; side++) {
            double left = spots[side][0];
            boolean inside = left >= 2 && left + width <= frame.width() - 2;
            if (inside && space.take(left - 2, spots[side][1], width + 4, HEIGHT)) {
                write(node, text, font, left, spots[side][1] + HEIGHT / 2);
                return;
            }
        }
        if (frame.lit().contains(node) && frame.lit().size() <= NAMED_ANYWAY) {
            write(node, text, font, spots[0][0], y);
        }
    }

    private static Font font(EntityNode node) {
        if (node.isFolded()) {
            return PLAIN;
        }
        if (node.type() == NodeType.USER) {
            return USER;
        }
        if (!NodeName.isCode(node.type())) {
            return PLAIN;
        }
        return CODE.getFamily().startsWith("JetBrains") ? CODE : CODE_OTHERWISE;
    }

    /** With a halo, so that it can be read over lines. */
    private void write(EntityNode node, String text, Font font, double x, double y) {
        GraphicsContext g = frame.g();
        Palette palette = frame.palette();
        g.setFont(font);
        g.setStroke(palette.background().deriveColor(0, 1, 1, 0.85));
        g.setLineWidth(3);
        g.strokeText(text, x, y);
        g.setFill(node.isFolded() ? palette.textMuted() : palette.text());
        g.fillText(text, x, y);
    }
}
