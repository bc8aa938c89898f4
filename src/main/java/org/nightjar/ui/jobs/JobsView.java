package org.nightjar.ui.jobs;

import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.job.JobSnapshot;
import org.nightjar.job.JobState;
import org.nightjar.job.JobUnit;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The jobs of this session, newest first, each with its progress, its warnings and a way to stop it. */
public final class JobsView extends StackPane {

    private final JobsViewModel model;
    private final VBox list = new VBox(8);

    public JobsView(JobsViewModel model) {
        this.model = model;
        list.getStyleClass().add("page");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        EmptyState empty = new EmptyState(Feather.ACTIVITY, Words.of("jobs.empty"), Words.of("jobs.empty.next"));
        getChildren().addAll(scroll, empty);
        Runnable show = () -> {
            List<JobSnapshot> jobs = model.newestFirst();
            empty.setVisible(jobs.isEmpty());
            scroll.setVisible(!jobs.isEmpty());
            list.getChildren().clear();
            for (int i = 0; i < jobs.size(); i++) {
                list.getChildren().add(card(jobs.get(i), i));
            }
        };
        model.newestFirst().addListener((ListChangeListener<JobSnapshot>) change -> show.run());
        show.run();
    }

    private Node card(JobSnapshot job, int place) {
        HBox head = new HBox(
                8,
                Nodes.icon(
                        icon(job.state()),
                        "job-icon",
                        "job-" + job.state().name().toLowerCase(Locale.ROOT)),
                Nodes.label(job.name(), "strong"),
                Nodes.label(job.cancelling() ? Words.of("jobs.cancelling") : stateName(job.state()), "muted"),
                Nodes.spacer(),
                Nodes.label(Figures.span(job.elapsed()), "muted", "mono"));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(8, head);
        card.getStyleClass().add("card");
        if (!job.state().isEnd()) {
            if (!job.cancelling()) {
                head.getChildren().add(Nodes.button(Words.of("jobs.cancel"), () -> model.cancel(place), "small"));
            }
            ProgressBar bar = new ProgressBar(job.state() == JobState.WAITING ? 0 : job.fraction());
            bar.setMaxWidth(Double.MAX_VALUE);
            card.getChildren().addAll(bar, Nodes.label(progress(job), "muted", "small-text"));
        }
        if (!job.failure().isEmpty()) {
            card.getChildren().add(Nodes.paragraph(job.failure(), "danger-text"));
        }
        String next = "jobs.next." + job.state().name().toLowerCase(Locale.ROOT);
        if (Words.has(next)) {
            card.getChildren().add(Nodes.paragraph(Words.of(next), "muted"));
        }
        job.warnings().stream().limit(10).map(JobsView::warning).forEach(card.getChildren()::add);
        if (job.warnings().size() > 10) {
            card.getChildren()
                    .add(Nodes.label(
                            Words.of("jobs.moreWarnings", job.warnings().size() - 10), "muted"));
        }
        return card;
    }

    private static Label warning(String text) {
        Label label = Nodes.paragraph(text);
        label.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE, "warning-icon"));
        return label;
    }

    /** "Reading · 12.0 MB of 80.1 MB". */
    public static String progress(JobSnapshot job) {
        if (job.state() == JobState.WAITING) {
            return Words.of("jobs.waiting");
        }
        if (job.stage().isEmpty()) {
            return Words.of("jobs.starting");
        }
        if (job.total() <= 0 && job.done() == 0) {
            return job.stage();
        }
        String done = amount(job.unit(), job.done());
        // the noun once: 30 of 31 detectors
        String part = job.unit() == JobUnit.BYTES ? done : Figures.count(job.done());
        String of = job.total() > 0 ? Words.of("jobs.of", part, amount(job.unit(), job.total())) : done;
        return job.stage() + " · " + of;
    }

    private static String amount(JobUnit unit, long amount) {
        return unit == JobUnit.BYTES
                ? Figures.bytes(amount)
                : Words.count(unit.name().toLowerCase(Locale.ROOT), amount);
    }

    private static String stateName(JobState state) {
        return Words.of("jobs.state." + state.name().toLowerCase(Locale.ROOT));
    }

    private static Feather icon(JobState state) {
        return switch (state) {
            case WAITING -> Feather.CLOCK;
            case RUNNING -> Feather.LOADER;
            case SUCCEEDED -> Feather.CHECK_CIRCLE;
            case WITH_WARNINGS -> Feather.ALERT_TRIANGLE;
            case FAILED -> Feather.X_CIRCLE;
            case CANCELLED -> Feather.SLASH;
        };
    }
}
