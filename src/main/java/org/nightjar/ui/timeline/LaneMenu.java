package org.nightjar.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.nightjar.analysis.timeline.LaneOrder;
import org.nightjar.analysis.timeline.LanesBy;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.model.Dimension;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The button in the timeline's corner: what the lanes are, how they are sorted and grouped, what they are compared with. */
final class LaneMenu extends MenuButton {

    private final TimelineLanes lanes;

    LaneMenu(TimelineLanes lanes) {
        this.lanes = lanes;
        setId("lanes");
        getStyleClass().addAll("flat", "lane-menu");
        setFocusTraversable(true);
        Nodes.tip(this, Words.of("timeline.lanes.tip"));
        setOnShowing(event -> fill());
        fill();
        lanes.choicesProperty().addListener(property -> name());
        lanes.timelineProperty().addListener(property -> name());
        name();
    }

    /** {@code 48 users by risk}. */
    private void name() {
        LaneChoices choices = lanes.choices();
        Optional<TimelineModel> made = lanes.timelineProperty().get();
        int count = made.map(TimelineModel::laneTotal).orElse(0);
        int leftOut = made.map(TimelineModel::leftOut).orElse(0);
        String shown = Figures.count(count);
        setText(Words.of(
                "timeline.lanes.summary",
                leftOut == 0 ? shown : Words.of("timeline.lanes.most", shown, Figures.count(count + leftOut)),
                label(choices.lanesBy()),
                order(choices.arrangement().order())));
    }

    private void fill() {
        LaneChoices choices = lanes.choices();
        Menu by = new Menu(Words.of("timeline.lanes.by"));
        ToggleGroup byGroup = new ToggleGroup();
        LaneChoices.LANES.forEach(one -> by.getItems().add(by(one, byGroup)));
        Menu more = new Menu(Words.of("timeline.lanes.more"));
        more.setId("lanes-more");
        LaneChoices.MORE_LANES.forEach(one -> more.getItems().add(by(one, byGroup)));
        by.getItems().addAll(new SeparatorMenuItem(), more);
        Menu order = new Menu(Words.of("timeline.lanes.order"));
        ToggleGroup orderGroup = new ToggleGroup();
        for (LaneOrder one : LaneOrder.values()) {
            order.getItems()
                    .add(radio(
                            "lanes-order-" + one.name().toLowerCase(Locale.ROOT),
                            order(one),
                            choices.arrangement().order() == one,
                            orderGroup,
                            () -> lanes.choose(lanes.choices().ordered(one))));
        }
        CheckMenuItem week = new CheckMenuItem(Words.of("timeline.lanes.week"));
        week.setId("lanes-week");
        week.setSelected(choices.weekBefore());
        week.setOnAction(event -> lanes.choose(lanes.choices().compared(week.isSelected())));
        getItems().setAll(List.of(by, order, groups(choices), new SeparatorMenuItem(), week));
    }

    private RadioMenuItem by(LanesBy one, ToggleGroup group) {
        return radio(
                "lanes-by-" + one.dimension().map(Dimension::field).orElse("finding"),
                label(one),
                lanes.choices().lanesBy().equals(one),
                group,
                () -> lanes.choose(lanes.choices().by(one)));
    }

    private Menu groups(LaneChoices choices) {
        Menu menu = new Menu(Words.of("timeline.lanes.group"));
        ToggleGroup group = new ToggleGroup();
        List<Optional<Dimension>> offered = new ArrayList<>();
        offered.add(Optional.empty());
        LaneChoices.GROUPS.forEach(dimension -> offered.add(Optional.of(dimension)));
        for (Optional<Dimension> one : offered) {
            if (one.isEmpty() || !choices.lanesBy().dimension().equals(one)) {
                menu.getItems()
                        .add(radio(
                                "lanes-group-" + one.map(Dimension::field).orElse("none"),
                                one.map(Dimension::label).orElse(Words.of("timeline.lanes.noGroup")),
                                choices.groupBy().equals(one),
                                group,
                                () -> lanes.choose(lanes.choices().groupedBy(one))));
            }
        }
        MenuItem fold = new MenuItem(Words.of("timeline.foldAll"));
        fold.setId("lanes-fold");
        fold.setDisable(choices.groupBy().isEmpty());
        fold.setOnAction(event -> lanes.foldAll());
        menu.getItems().addAll(new SeparatorMenuItem(), fold);
        return menu;
    }

    private static RadioMenuItem radio(String id, String label, boolean chosen, ToggleGroup group, Runnable action) {
        RadioMenuItem item = new RadioMenuItem(label);
        item.setId(id);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static String label(LanesBy by) {
        return by.dimension().map(Dimension::label).orElse(Words.of("timeline.lanes.finding"));
    }

    private static String order(LaneOrder order) {
        return Words.of("timeline.order." + order.name().toLowerCase(Locale.ROOT));
    }
}
