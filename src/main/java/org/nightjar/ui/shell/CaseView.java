package org.nightjar.ui.shell;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.nightjar.ui.Settings;
import org.nightjar.ui.ViewSlots;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.details.DetailsView;
import org.nightjar.ui.details.DetailsViewModel;
import org.nightjar.ui.detection.DetectionSheet;
import org.nightjar.ui.notes.NotesSheet;
import org.nightjar.ui.notes.NotesViewModel;
import org.nightjar.ui.parts.DropTarget;
import org.nightjar.ui.parts.Sheet;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.people.FacetsView;
import org.nightjar.ui.people.FacetsViewModel;
import org.nightjar.ui.people.PeopleSheet;
import org.nightjar.ui.people.PeopleViewModel;
import org.nightjar.ui.people.UsersView;
import org.nightjar.ui.people.UsersViewModel;

/** An open case: bars above, who and what on the left, timeline and tabs in the middle, details on the right. */
public final class CaseView extends StackPane {

    private static final Duration POLL = Duration.millis(250);

    private final CaseViewModel model;
    private final TopBar top;
    private final QueryBar query;
    private final UsersView users;
    private final CaseTabs tabs;
    private final HelpSheet help = new HelpSheet(this::requestFocus);
    private final DetectionSheet detection;
    private final PeopleSheet people;
    private final NotesSheet notes;
    private final Optional<Region> timeline;
    private final Timeline poll;

    /**
     * The view of this case.
     *
     * @param leave goes back to the welcome screen
     * @param about shows what this program is
     * @param settings remember how the table looks
     */
    public CaseView(CaseViewModel model, ViewSlots slots, Runnable leave, Runnable about, Optional<Settings> settings) {
        this.model = model;
        WorkbenchViewModel workbench = model.workbench();
        getStyleClass().add("case-view");
        query = new QueryBar(workbench, model.searches(), this::requestFocus, help::toggle);
        users = new UsersView(new UsersViewModel(workbench, model.background(), model.fx()), workbench);
        tabs = new CaseTabs(model, slots, settings);
        timeline = slots.timeline().map(slot -> slot.create(workbench));
        BorderPane frame = new BorderPane(middle());
        top = new TopBar(model, leave, help::toggle, about);
        frame.setTop(new VBox(top, query, new DismissBar(model.triage(), this::requestFocus), new NoticeBar(model)));
        frame.setBottom(new StatusBar(workbench));
        detection = new DetectionSheet(workbench, model.choosingScopeProperty(), model::findingsOf, this::requestFocus);
        people = new PeopleSheet(new PeopleViewModel(workbench, model), this::requestFocus);
        notes = new NotesSheet(new NotesViewModel(workbench, model), this::requestFocus);
        getChildren().addAll(frame, detection, people, notes, help);
        DropTarget.install(this, Words.of("drop.import"), model::importEvidence);
        poll = new Timeline(new KeyFrame(POLL, event -> model.jobs().poll()));
        poll.setCycleCount(Animation.INDEFINITE);
        poll.play();
    }

    private Node middle() {
        WorkbenchViewModel workbench = model.workbench();
        SplitPane side =
                new SplitPane(users, new FacetsView(new FacetsViewModel(workbench, model.background(), model.fx())));
        side.setOrientation(Orientation.VERTICAL);
        side.setDividerPositions(0.5);
        Shares.keep(side);
        side.setMinWidth(248);
        DetailsView details = new DetailsView(
                new DetailsViewModel(model.openCase(), workbench, model.background(), model.fx()), workbench, model);
        details.setMinWidth(280);
        tabs.setMinWidth(320);
        SplitPane tabsAndDetails = new SplitPane(tabs, details);
        tabsAndDetails.setDividerPositions(0.7);
        Shares.keep(tabsAndDetails);
        Node right = tabsAndDetails;
        if (timeline.isPresent()) {
            SplitPane stacked = new SplitPane(timeline.get(), tabsAndDetails);
            stacked.setOrientation(Orientation.VERTICAL);
            stacked.setDividerPositions(0.34);
            Shares.keep(stacked);
            right = stacked;
        }
        SplitPane whole = new SplitPane(side, right);
        whole.setId("parts");
        whole.setDividerPositions(0.2);
        Shares.keep(whole);
        return whole;
    }

    public CaseViewModel model() {
        return model;
    }

    TopBar top() {
        return top;
    }

    QueryBar query() {
        return query;
    }

    UsersView users() {
        return users;
    }

    CaseTabs tabs() {
        return tabs;
    }

    HelpSheet help() {
        return help;
    }

    /** Closes the uppermost sheet; false if none is open. */
    boolean closeSheet() {
        Optional<Sheet> open = Stream.<Sheet>of(help, notes, people, detection)
                .filter(Node::isVisible)
                .findFirst();
        open.ifPresent(Sheet::toggle);
        return open.isPresent();
    }

    /** The timeline, if its slot is filled. */
    Optional<Region> timeline() {
        return timeline;
    }

    /** Stops looking at jobs; called when the case is left. */
    public void stop() {
        model.leave();
        poll.stop();
    }
}
