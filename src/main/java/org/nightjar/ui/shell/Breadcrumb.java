package org.nightjar.ui.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.Severity;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Chip;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** What the selection consists of besides the query: focus and time range, as chips that can be taken away. */
final class Breadcrumb extends HBox {

    private static final int LENGTH = 34;
    /** With less, times are shortened too. */
    private static final double ROOM_FOR_TIMES = 500;

    private final WorkbenchViewModel workbench;

    Breadcrumb(WorkbenchViewModel workbench) {
        super(6);
        this.workbench = workbench;
        setId("breadcrumb");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        Rectangle seen = new Rectangle();
        seen.widthProperty().bind(widthProperty());
        seen.heightProperty().bind(heightProperty());
        setClip(seen);
        workbench.selectionProperty().addListener(property -> show());
        workbench.dataProperty().addListener(property -> show());
        workbench.zoneProperty().addListener(property -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        Focus focus = workbench.selection().focus();
        DetectionResult detection = workbench.data().detection();
        if (focus instanceof Focus.OnUser user) {
            add(userChip(user.userId(), () -> workbench.focus(Focus.NOTHING)));
        } else if (focus instanceof Focus.OnFinding on) {
            Optional<Finding> finding = SelectedRows.findFinding(on.findingId(), detection);
            finding.ifPresent(found -> {
                Runnable toUser = () -> workbench.focus(new Focus.OnUser(found.user()));
                add(userChip(found.user(), () -> workbench.focus(Focus.NOTHING)));
                add(new Chip(SeverityMark.of(found), Figures.cut(found.title(), LENGTH), found.title(), toUser));
            });
        } else if (focus instanceof Focus.OnIncident on) {
            SelectedRows.findIncident(on.rank(), detection).ifPresent(found -> {
                add(userChip(found.user(), () -> workbench.focus(Focus.NOTHING)));
                add(new Chip(
                        new SeverityMark(Severity.ofScore(found.score())),
                        Words.of("why.incident", found.rank()),
                        SentenceTime.in(workbench.zoneProperty().get(), found.summary()),
                        () -> workbench.focus(new Focus.OnUser(found.user()))));
            });
        }
        workbench
                .selection()
                .range()
                .map(range -> Figures.range(range, workbench.zoneProperty().get()))
                .ifPresent(text -> add(rangeChip(text)));
    }

    private Chip rangeChip(String text) {
        Chip chip = new Chip(Nodes.icon(Feather.CLOCK), text, text, () -> workbench.setRange(Optional.empty()));
        chip.minWidthProperty()
                .bind(Bindings.when(widthProperty().lessThan(ROOM_FOR_TIMES))
                        .then(USE_COMPUTED_SIZE)
                        .otherwise(USE_PREF_SIZE));
        return chip;
    }

    private Chip userChip(String userId, Runnable remove) {
        String user = workbench.shown(Dimension.USER, userId);
        return new Chip(Nodes.icon(Feather.USER), Figures.shortened(user, LENGTH), user, remove);
    }

    private void add(Node chip) {
        getChildren().addAll(Nodes.icon(Feather.CHEVRON_RIGHT, "crumb"), chip);
    }
}
