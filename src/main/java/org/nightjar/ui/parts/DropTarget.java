package org.nightjar.ui.parts;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Lets files and folders be dropped anywhere on a pane, and says while they hover what dropping them will do. */
public final class DropTarget {

    private DropTarget() {}

    /** Makes the pane a target; {@code dropped} is called on the FX thread. */
    public static void install(StackPane pane, String words, Consumer<List<Path>> dropped) {
        Label text = Nodes.label(words, "title");
        text.setGraphic(Nodes.icon(Feather.DOWNLOAD, "empty-icon"));
        StackPane veil = new StackPane(text);
        veil.getStyleClass().add("drop-veil");
        veil.setAlignment(Pos.CENTER);
        veil.setMouseTransparent(true);
        veil.setVisible(false);
        pane.getChildren().add(veil);
        pane.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                veil.setVisible(true);
                event.consume();
            }
        });
        pane.addEventHandler(DragEvent.DRAG_EXITED, event -> veil.setVisible(false));
        pane.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            veil.setVisible(false);
            List<Path> paths =
                    event.getDragboard().getFiles().stream().map(File::toPath).toList();
            event.setDropCompleted(!paths.isEmpty());
            event.consume();
            dropped.accept(paths);
        });
    }
}
