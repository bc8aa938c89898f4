package org.nightjar.ui.map;

import com.gluonhq.maps.MapLayer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;

/** The one layer above the tiles: a canvas. It also cures the seams between tiles. FX thread only. */
final class CanvasLayer extends MapLayer {

    private final Canvas canvas;
    private final Runnable tileMade;

    /** A layer of this canvas; {@code tileMade} is called for each tile that the map makes. */
    CanvasLayer(Canvas canvas, Runnable tileMade) {
        this.canvas = canvas;
        this.tileMade = tileMade;
        getChildren().add(canvas);
    }

    @Override
    protected void initialize() {
        baseMap.getChildren().forEach(this::withoutSeam);
        baseMap.getChildren().addListener((ListChangeListener<Node>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::withoutSeam);
            }
        });
    }

    /** Tile images bleed one pixel over each edge; the map would squeeze them into their tile. */
    private void withoutSeam(Node tile) {
        if (!(tile instanceof Parent parent)) {
            return;
        }
        tileMade.run();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof ImageView image) {
                image.setFitWidth(TilePainter.IMAGE);
                image.setFitHeight(TilePainter.IMAGE);
                image.setX(-1);
                image.setY(-1);
            }
        }
    }

    /** Lets the layer go, so that it can be put on another map. */
    void release() {
        getChildren().remove(canvas);
    }
}
