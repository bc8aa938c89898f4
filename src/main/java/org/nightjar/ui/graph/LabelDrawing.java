package org.nightjar.ui.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.ui.LabelSpace;
import org.nightjar.ui.Palette;
import org.nightjar.ui.TextWidth;

/** Names of nodes, the most telling first, as many as have room. FX thread only. */
final class LabelDrawing {

    private static final Font USER = Font.font("System", FontWeight.BOLD, 13);
    private static final Font PLAIN = Font.font("System", 11.5);
    private static final Font CODE = Font.font("JetBrains Mono", 11);
    private static final Font CODE_OTHERWISE = Font.font("Monospaced", 11);
    private static final double HEIGHT = 15;

    void draw(
            GraphicsContext g,
            GraphCamera camera,
            Palette palette,
            GraphPicture picture,
            Set<EntityNode> lit,
            double width,
            double height) {
        LabelSpace space = new LabelSpace();
        List<EntityNode> nodes = picture.graph().nodes();
        for (EntityNode node : nodes) {
            double r = GraphDrawing.radius(node, camera) + 1;
            space.block(x(picture, camera, node) - r, y(picture, camera, node) - r, 2 * r, 2 * r);
        }
        nodes.stream().sorted(importance(picture, lit)).forEach(node -> {
            double x = x(picture, camera, node);
            double y = y(picture, camera, node);
            boolean seen = x > -80 && x < width + 80 && y > -20 && y < height + 20;
            if (seen && (lit.isEmpty() || lit.contains(node))) {
                label(g, camera, palette, node, x, y, space, lit.contains(node));
            }
        });
    }

    private static double x(GraphPicture picture, GraphCamera camera, EntityNode node) {
        return camera.screenX(picture.layout().x()[node.id()]);
    }

    private static double y(GraphPicture picture, GraphCamera camera, EntityNode node) {
        return camera.screenY(picture.layout().y()[node.id()]);
    }

    private static Comparator<EntityNode> importance(GraphPicture picture, Set<EntityNode> lit) {
        return Comparator.comparing((EntityNode node) -> !lit.contains(node))
                .thenComparing(node -> node.type() != NodeType.USER)
                .thenComparing(node -> -node.severity().map(Enum::ordinal).orElse(0))
                .thenComparing(node -> -picture.graph().edgesOf(node).size())
                .thenComparing(EntityNode::id);
    }

    private static void label(
            GraphicsContext g,
            GraphCamera camera,
            Palette palette,
            EntityNode node,
            double x,
            double y,
            LabelSpace space,
            boolean must) {
        String text = NodeName.of(node);
        Font font = font(node);
        double width = TextWidth.of(text, font);
        double r = GraphDrawing.radius(node, camera) + (node.severity().isPresent() ? 9 : 4);
        double[][] spots = {
            {x + r, y - HEIGHT / 2},
            {x - r - width, y - HEIGHT / 2},
            {x - width / 2, y + r - 1},
            {x - width / 2, y - r - HEIGHT + 1}
        };
        for (double[] spot : spots) {
            if (space.take(spot[0] - 2, spot[1], width + 4, HEIGHT)) {
                write(g, palette, text, font, spot[0], spot[1] + HEIGHT / 2, node);
                return;
            }
        }
        if (must) {
            write(g, palette, text, font, spots[0][0], y, node);
        }
    }

    private static Font font(EntityNode node) {
        if (node.type() == NodeType.USER) {
            return USER;
        }
        if (node.isFolded() || !NodeName.isCode(node.type())) {
            return PLAIN;
        }
        return CODE.getFamily().startsWith("JetBrains") ? CODE : CODE_OTHERWISE;
    }

    private static void write(
            GraphicsContext g, Palette palette, String text, Font font, double x, double y, EntityNode node) {
        Color color = node.isFolded() ? palette.textMuted() : palette.text();
        g.setFont(font);
        g.setStroke(palette.background().deriveColor(0, 1, 1, 0.85));
        g.setLineWidth(3);
        g.strokeText(text, x, y);
        g.setFill(color);
        g.fillText(text, x, y);
    }
}
