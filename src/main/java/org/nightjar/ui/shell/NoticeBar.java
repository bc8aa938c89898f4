package org.nightjar.ui.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * The strip that says what just happened. When that does not hold any more it stays for the rest of a double click, so that
 * nothing moves under the mouse between the two.
 */
final class NoticeBar extends HBox {

    private static final Duration DOUBLE_CLICK = Duration.millis(600);

    private final PauseTransition still = new PauseTransition(DOUBLE_CLICK);
    private final CaseViewModel model;

    NoticeBar(CaseViewModel model) {
        super(8);
        this.model = model;
        setId("notice");
        setAlignment(Pos.CENTER_LEFT);
        still.setOnFinished(event -> close());
        close();
        model.noticeProperty().addListener((property, before, notice) -> show(notice));
        model.noticeProperty().get().ifPresent(notice -> show(Optional.of(notice)));
    }

    private void show(Optional<Notice> shown) {
        still.stop();
        if (shown.isPresent()) {
            getChildren().clear();
            fill(shown.get());
            setVisible(true);
            setManaged(true);
        } else {
            still.playFromStart();
        }
    }

    private void close() {
        still.stop();
        setVisible(false);
        setManaged(false);
        getChildren().clear();
    }

    private void fill(Notice notice) {
        getStyleClass().setAll("notice", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
        Label text = Nodes.paragraph(notice.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(Nodes.icon(icon(notice.kind()), "notice-icon"), text);
        notice.more().ifPresent(tab -> {
            String name = Words.of("notice.more." + tab.name().toLowerCase(Locale.ROOT));
            add(Nodes.button(name, () -> model.show(tab), "small"));
        });
        if (notice.detectNext()) {
            add(Nodes.button(Words.of("action.detect"), model::detect, "small"));
        }
        getChildren().add(Nodes.iconButton(Feather.X, Words.of("notice.dismiss"), this::dismiss));
    }

    private void dismiss() {
        model.dismissNotice();
        close();
    }

    /** What can be done is said whole, however long the text beside it is. */
    private void add(Button button) {
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().add(button);
    }

    private static Feather icon(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> Feather.INFO;
            case SUCCESS -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case DANGER -> Feather.X_CIRCLE;
        };
    }
}
