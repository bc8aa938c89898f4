package org.nightjar.ui.shell;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.job.JobSnapshot;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.jobs.JobsView;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The upper bar: the case and its menu, the way to what is in focus, and on the right zone, theme, jobs, keys. */
final class TopBar extends HBox {

    /** As wide as the longest name of a zone that is offered. */
    private static final double ZONE_WIDTH = 176;

    /** In a narrow window the way to what is in focus needs the room. */
    private static final double SHORT_ZONE_WIDTH = 128;

    private static final double ROOM_FOR_ZONE = 1200;

    private final CaseViewModel model;
    private final WorkbenchViewModel workbench;
    private final MenuButton exports;

    TopBar(CaseViewModel model, Runnable leave, Runnable help, Runnable about) {
        super(8);
        this.model = model;
        this.workbench = model.workbench();
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Breadcrumb breadcrumb = new Breadcrumb(workbench);
        HBox.setHgrow(breadcrumb, Priority.ALWAYS);
        Button importButton = Nodes.button(Words.of("action.import"), model::chooseEvidence);
        importButton.setGraphic(Nodes.icon(Feather.DOWNLOAD));
        importButton.setId("import");
        importButton.setMinWidth(USE_PREF_SIZE);
        exports = exportMenu();
        getChildren()
                .addAll(
                        caseMenu(leave, about),
                        breadcrumb,
                        jobs(),
                        importButton,
                        exports,
                        zone(),
                        theme(),
                        Nodes.iconButton(Feather.HELP_CIRCLE, Words.of("help.open"), help));
    }

    private MenuButton caseMenu(Runnable leave, Runnable about) {
        MenuButton menu = new MenuButton(workbench.data().info().name());
        // a case that is still being opened has the name of its folder
        workbench
                .dataProperty()
                .addListener(
                        (property, before, data) -> menu.setText(data.info().name()));
        menu.setId("case-menu");
        menu.setGraphic(Nodes.icon(Feather.MOON, "brand-icon"));
        menu.getStyleClass().addAll("flat", "case-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems()
                .addAll(
                        item("action.import", model::chooseEvidence),
                        item("action.importFolder", model::chooseEvidenceFolder),
                        item("action.databases", model::chooseLocationDatabases),
                        item("action.people", () -> workbench.sayWho(Optional.empty())),
                        new SeparatorMenuItem(),
                        item("action.detect", model::detect),
                        item("action.scope", model::chooseScope),
                        item("action.undo", model::undo),
                        item("action.redo", model::redo),
                        item("action.verify", model::verify),
                        exports(),
                        new SeparatorMenuItem(),
                        item("action.leave", leave),
                        item("action.about", about));
        Nodes.tip(menu, model.openCase().folder().toString());
        return menu;
    }

    /** Offers what can be written; the keyboard is in the menu then. */
    void showExports() {
        exports.requestFocus();
        exports.show();
    }

    private Menu exports() {
        Menu menu = new Menu(Words.of("action.export"));
        menu.getItems().addAll(exportItems());
        return menu;
    }

    private MenuButton exportMenu() {
        MenuButton menu = new MenuButton(Words.of("action.export"), Nodes.icon(Feather.SHARE));
        menu.setId("export");
        menu.setMinWidth(USE_PREF_SIZE);
        Nodes.tip(menu, Words.of("action.export.tip"));
        menu.getItems().addAll(exportItems());
        return menu;
    }

    private List<MenuItem> exportItems() {
        return List.of(ExportFormat.values()).stream()
                .map(format -> {
                    MenuItem item = new MenuItem(Words.of("menu.more", format.label()));
                    item.setOnAction(event -> model.export(format));
                    return item;
                })
                .toList();
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Words.of(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private HBox jobs() {
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(72);
        Button name = Nodes.button("", () -> model.show(WorkbenchTab.JOBS), "flat", "small");
        Button stop = Nodes.iconButton(Feather.X, Words.of("jobs.cancelAll"), model.jobs()::cancelAll);
        HBox box = new HBox(4, bar, name, stop);
        box.setId("job-indicator");
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(USE_PREF_SIZE);
        model.jobs().runningProperty().addListener((property, before, job) -> showJob(box, bar, name, stop, job));
        showJob(box, bar, name, stop, model.jobs().runningProperty().get());
        return box;
    }

    private static void showJob(HBox box, ProgressBar bar, Button name, Button stop, Optional<JobSnapshot> job) {
        box.setVisible(job.isPresent());
        box.setManaged(job.isPresent());
        job.ifPresent(running -> {
            bar.setProgress(running.fraction());
            name.setText(running.cancelling() ? Words.of("jobs.cancelling") : running.name());
            stop.setDisable(running.cancelling());
            name.setAccessibleText(running.name() + ". " + JobsView.progress(running));
        });
    }

    private ComboBox<TimeZoneSetting> zone() {
        Set<TimeZoneSetting> zones =
                new LinkedHashSet<>(List.of(TimeZoneSetting.UTC, TimeZoneSetting.LOCAL, TimeZoneSetting.OWN));
        for (String name : Words.of("zones").split(",", -1)) {
            zones.add(TimeZoneSetting.of(ZoneId.of(name.strip())));
        }
        ComboBox<TimeZoneSetting> box = new ComboBox<>();
        box.setId("zone");
        box.getItems().setAll(zones);
        box.prefWidthProperty()
                .bind(Bindings.when(widthProperty().lessThan(ROOM_FOR_ZONE))
                        .then(SHORT_ZONE_WIDTH)
                        .otherwise(ZONE_WIDTH));
        box.setMinWidth(96);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable TimeZoneSetting setting) {
                return setting == null ? "" : name(setting);
            }

            @Override
            public TimeZoneSetting fromString(String text) {
                return TimeZoneSetting.UTC;
            }
        });
        box.valueProperty().bindBidirectional(workbench.zoneSettingProperty());
        Nodes.tip(box, Words.of("zone.tip"));
        return box;
    }

    private static String name(TimeZoneSetting setting) {
        return switch (setting.text()) {
            case "utc" -> "UTC";
            case "local" -> Words.of("zone.local", ZoneId.systemDefault().getId());
            case "own" -> Words.of("zone.own");
            default -> setting.text();
        };
    }

    private Button theme() {
        Button button = Nodes.iconButton(
                Feather.SUN,
                Words.of("theme.tip"),
                () -> workbench
                        .themeProperty()
                        .set(workbench.themeProperty().get().other()));
        button.setId("theme");
        Runnable show = () -> {
            FontIcon icon = Nodes.icon(workbench.themeProperty().get() == Theme.DARK ? Feather.SUN : Feather.MOON);
            button.setGraphic(icon);
        };
        workbench.themeProperty().addListener(property -> show.run());
        show.run();
        return button;
    }
}
