package org.nightjar.ui.events;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.nightjar.ui.Settings;
import org.nightjar.ui.WorkbenchViewModel;

/** Keeps how the table's columns lie in the settings, once they have come to rest. FX thread; the file is written elsewhere. */
final class ColumnMemory {

    private static final Duration REST = Duration.millis(400);

    private final WorkbenchViewModel workbench;
    private final Optional<Settings> settings;
    private final PauseTransition rest = new PauseTransition(REST);

    ColumnMemory(WorkbenchViewModel workbench, Optional<Settings> settings) {
        this.workbench = workbench;
        this.settings = settings;
    }

    /** As the last session left them. */
    ColumnLayout first() {
        return settings.map(file -> ColumnLayout.read(file.eventColumns())).orElse(ColumnLayout.AT_FIRST);
    }

    void remember(ColumnLayout layout) {
        settings.ifPresent(file -> {
            String text = layout.equals(ColumnLayout.AT_FIRST) ? "" : layout.text();
            rest.setOnFinished(event -> workbench.compute(
                    () -> {
                        file.saveEventColumns(text);
                        return text;
                    },
                    saved -> {}));
            rest.playFromStart();
        });
    }
}
