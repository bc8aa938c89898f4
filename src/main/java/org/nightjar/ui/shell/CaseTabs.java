package org.nightjar.ui.shell;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.nightjar.analysis.Focus;
import org.nightjar.model.DetectionResult;
import org.nightjar.ui.EmptyCase;
import org.nightjar.ui.Settings;
import org.nightjar.ui.ViewSlots;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.coverage.CoverageView;
import org.nightjar.ui.credentials.CredentialsView;
import org.nightjar.ui.events.EventsView;
import org.nightjar.ui.events.EventsViewModel;
import org.nightjar.ui.evidence.EvidenceView;
import org.nightjar.ui.evidence.EvidenceViewModel;
import org.nightjar.ui.findings.FindingsView;
import org.nightjar.ui.findings.FindingsViewModel;
import org.nightjar.ui.findings.FocusList;
import org.nightjar.ui.findings.IncidentsView;
import org.nightjar.ui.hours.HoursView;
import org.nightjar.ui.hours.HoursViewModel;
import org.nightjar.ui.jobs.JobsView;
import org.nightjar.ui.overview.OverviewView;
import org.nightjar.ui.overview.OverviewViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Hideable;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.rules.RulesView;
import org.nightjar.ui.story.StoryView;
import org.nightjar.ui.story.StoryViewModel;

/** The tabs of the middle; each is made when it is first shown, and says in its head how much is in it. */
final class CaseTabs extends TabPane {

    /** What has nothing to show, and nothing to be done in it, before there are events. */
    private static final Set<WorkbenchTab> OF_EVENTS = EnumSet.of(
            WorkbenchTab.EVENTS,
            WorkbenchTab.HOURS,
            WorkbenchTab.FINDINGS,
            WorkbenchTab.INCIDENTS,
            WorkbenchTab.STORY,
            WorkbenchTab.MAP,
            WorkbenchTab.GRAPH,
            WorkbenchTab.CREDENTIALS);

    private final CaseViewModel model;
    private final WorkbenchViewModel workbench;
    private final Map<WorkbenchTab, Node> views = new EnumMap<>(WorkbenchTab.class);
    private final Map<WorkbenchTab, Tab> tabs = new EnumMap<>(WorkbenchTab.class);
    private final EventsViewModel events;
    private final FindingsViewModel findings;
    private final Optional<Settings> settings;
    private Optional<EventsView> eventsView = Optional.empty();

    CaseTabs(CaseViewModel model, ViewSlots slots, Optional<Settings> settings) {
        this.model = model;
        this.settings = settings;
        this.workbench = model.workbench();
        this.events = new EventsViewModel(workbench, model.background(), model.fx());
        this.findings = new FindingsViewModel(workbench, model::findingsOf, model.background(), model.fx());
        setId("tabs");
        getStyleClass().add("dense");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        for (WorkbenchTab tab : WorkbenchTab.values()) {
            boolean there = switch (tab) {
                case MAP -> slots.map().isPresent();
                case GRAPH -> slots.graph().isPresent();
                default -> true;
            };
            if (there) {
                Tab made = new Tab();
                made.setId("tab-" + tab.name().toLowerCase(Locale.ROOT));
                made.setUserData(tab);
                tabs.put(tab, made);
                getTabs().add(made);
            }
        }
        getSelectionModel().selectedItemProperty().addListener((property, before, tab) -> {
            fill(tab, slots);
            model.show((WorkbenchTab) tab.getUserData());
        });
        workbench.tabProperty().addListener((property, before, tab) -> bring(tab));
        workbench
                .dataProperty()
                .addListener(property -> getTabs().stream()
                        .filter(tab -> tab.getContent() != null)
                        .forEach(tab -> fill(tab, slots)));
        fill(getSelectionModel().getSelectedItem(), slots);
        workbench.rowsProperty().addListener(property -> title());
        workbench.dataProperty().addListener(property -> title());
        title();
        bring(workbench.tabProperty().get());
    }

    private void bring(WorkbenchTab wanted) {
        Tab tab = tabs.get(wanted);
        if (tab != null && tab != getSelectionModel().getSelectedItem()) {
            boolean hadKeyboard = isFocusWithin();
            getSelectionModel().select(tab);
            if (hadKeyboard) {
                takeFocus();
            }
        }
    }

    /** Its view, which is made once; as long as the case has no events, what to do about that. */
    private void fill(Tab tab, ViewSlots slots) {
        WorkbenchTab name = (WorkbenchTab) tab.getUserData();
        boolean damaged = workbench.data().lost().isPresent();
        boolean ofEvents = OF_EVENTS.contains(name) || name == WorkbenchTab.COVERAGE && damaged;
        if (ofEvents && workbench.data().index().size() == 0) {
            tab.setContent(EmptyCase.of(Words.of("timeline.empty"), workbench.data(), model));
            return;
        }
        Node view = views.get(name);
        if (view == null) {
            view = view(name, slots);
            views.put(name, view);
            if (view instanceof Hideable hideable) {
                tab.selectedProperty().addListener((property, before, selected) -> hideable.setSeen(selected));
            }
        }
        if (tab.getContent() != view) {
            tab.setContent(view);
        }
    }

    private Node view(WorkbenchTab tab, ViewSlots slots) {
        return switch (tab) {
            case OVERVIEW ->
                new OverviewView(new OverviewViewModel(workbench, model.background(), model.fx()), workbench, model);
            case EVENTS -> {
                EventsView view = new EventsView(events, workbench, settings);
                eventsView = Optional.of(view);
                yield view;
            }
            case HOURS -> new HoursView(new HoursViewModel(workbench));
            case FINDINGS -> new FindingsView(findings, workbench, model);
            case INCIDENTS -> new IncidentsView(workbench, model);
            case STORY ->
                new StoryView(new StoryViewModel(workbench, model.background(), model.fx()), workbench, model);
            case MAP -> slots.map().orElseThrow().create(workbench);
            case GRAPH -> slots.graph().orElseThrow().create(workbench);
            case CREDENTIALS -> new CredentialsView(workbench);
            case COVERAGE -> new CoverageView(workbench);
            case RULES -> new RulesView(model.rules(), workbench, model);
            case EVIDENCE ->
                new EvidenceView(
                        new EvidenceViewModel(model.openCase(), workbench, model.background(), model.fx()),
                        workbench,
                        model);
            case JOBS -> new JobsView(model.jobs());
        };
    }

    private void title() {
        tabs.forEach((tab, made) -> {
            String name = Words.of("tab." + tab.name().toLowerCase(Locale.ROOT));
            long count = count(tab);
            long all = all(tab);
            String figure =
                    all > count ? Words.of("of", Figures.brief(count), Figures.brief(all)) : Figures.brief(count);
            made.setText(count < 0 ? name : name + "  " + figure);
        });
    }

    /** How many there are, whoever is in focus. */
    private long all(WorkbenchTab tab) {
        return switch (tab) {
            case FINDINGS -> workbench.data().detection().findings().size();
            case INCIDENTS -> workbench.data().detection().incidents().size();
            default -> 0;
        };
    }

    private long count(WorkbenchTab tab) {
        DetectionResult detection = workbench.data().detection();
        return switch (tab) {
            case EVENTS -> workbench.rows().inRange().size();
            case FINDINGS ->
                detection.findings().stream()
                        .filter(one -> isListed(one.user()))
                        .count();
            case INCIDENTS ->
                detection.incidents().stream()
                        .filter(one -> isListed(one.user()))
                        .count();
            default -> -1;
        };
    }

    /** Lists of findings show those of the user in focus only. */
    private boolean isListed(String user) {
        return !(workbench.selection().focus() instanceof Focus.OnUser on)
                || on.userId().equals(user);
    }

    /** Moves the cursor in the list that is in front; in the others, that of the events. */
    void moveBy(int lines) {
        if (getSelectionModel().getSelectedItem().getContent() instanceof FocusList<?> list) {
            list.moveBy(lines);
        } else {
            events.moveBy(lines);
        }
    }

    /** In a list of findings or incidents that has the keyboard, focuses what is marked. */
    void chooseMarked() {
        if (getSelectionModel().getSelectedItem().getContent() instanceof FocusList<?> list) {
            list.chooseMarked();
        }
    }

    /** Lists the next of all findings, the new and the gone. */
    void showNextFindings() {
        findings.showNext();
    }

    /** Puts the keyboard into the tab in front. */
    void takeFocus() {
        Node content = getSelectionModel().getSelectedItem().getContent();
        if (content instanceof FocusList<?> list) {
            list.takeFocus();
        } else if (content == eventsView.orElse(null)) {
            eventsView.ifPresent(EventsView::takeFocus);
        } else if (content instanceof EmptyState) {
            Nodes.takeKeyboard(content);
        } else {
            content.requestFocus();
        }
    }
}
