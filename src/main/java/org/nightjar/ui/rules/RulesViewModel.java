package org.nightjar.ui.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.RuleChoice;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;

/** The rules that the case uses, as the analyst changes them, and rule health of the last detection. FX thread. */
public final class RulesViewModel {

    private final OpenCase openCase;
    private final FilePrompt prompt;
    private final WorkbenchViewModel workbench;
    private final Latest<RuleChoice> latest;
    private final ReadOnlyObjectWrapper<RuleChoice> choice = new ReadOnlyObjectWrapper<>(RuleChoice.DEFAULT);
    private final ObservableList<RuleReport> shown = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<RuleState>> state = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    public RulesViewModel(
            OpenCase openCase, WorkbenchViewModel workbench, FilePrompt prompt, Executor background, Executor fx) {
        this.openCase = openCase;
        this.prompt = prompt;
        this.workbench = workbench;
        latest = new Latest<>(background, fx);
        workbench.dataProperty().addListener((property, before, data) -> read(before, data));
        state.addListener(property -> filter());
        ask();
        filter();
    }

    private void read(CaseData before, CaseData data) {
        if (data.detection() != before.detection()) {
            changed.set(false);
            ask();
        }
        filter();
    }

    private void ask() {
        latest.ask(openCase::ruleChoice, choice::set, error::set);
    }

    private void filter() {
        shown.setAll(reports().stream()
                .filter(report -> state.get().isEmpty() || state.get().get() == report.state())
                .toList());
    }

    /** What became of each rule and list in the last detection. */
    List<RuleReport> reports() {
        return workbench.data().detection().rules();
    }

    /** How many of them are in that state. */
    long count(RuleState wanted) {
        return reports().stream().filter(report -> report.state() == wanted).count();
    }

    /** Those in the chosen state. */
    ObservableList<RuleReport> shown() {
        return shown;
    }

    /** Only rules in that state are shown; empty for all. */
    ObjectProperty<Optional<RuleState>> stateProperty() {
        return state;
    }

    ReadOnlyObjectProperty<RuleChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** Whether the choice was changed since the last detection. */
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Why the choice could not be read or kept, or "". */
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    void useOwn(boolean own) {
        change(old -> new RuleChoice(own, old.sigma(), old.indicators(), old.placeholders()));
    }

    /** Lets the analyst choose a folder of Sigma rules. */
    void addRules() {
        prompt.chooseRules()
                .ifPresent(path -> change(old -> new RuleChoice(
                        old.own(), with(old.sigma(), List.of(path)), old.indicators(), old.placeholders())));
    }

    /** Lets the analyst choose lists of indicators. */
    void addIndicators() {
        List<Path> lists = prompt.chooseIndicators();
        if (!lists.isEmpty()) {
            change(old -> new RuleChoice(old.own(), old.sigma(), with(old.indicators(), lists), old.placeholders()));
        }
    }

    /** Lets the analyst choose files of values for placeholders of rules. */
    void addPlaceholders() {
        List<Path> values = prompt.choosePlaceholders();
        if (!values.isEmpty()) {
            change(old -> new RuleChoice(old.own(), old.sigma(), old.indicators(), with(old.placeholders(), values)));
        }
    }

    /** Takes a folder of rules, a list or values of placeholders away. */
    void remove(Path path) {
        change(old -> new RuleChoice(
                old.own(),
                without(old.sigma(), path),
                without(old.indicators(), path),
                without(old.placeholders(), path)));
    }

    private static List<Path> with(List<Path> paths, List<Path> more) {
        List<Path> all = new ArrayList<>(paths);
        more.stream().filter(path -> !all.contains(path)).forEach(all::add);
        return all;
    }

    private static List<Path> without(List<Path> paths, Path one) {
        return paths.stream().filter(path -> !path.equals(one)).toList();
    }

    private void change(UnaryOperator<RuleChoice> how) {
        RuleChoice wanted = how.apply(choice.get());
        if (wanted.equals(choice.get())) {
            return;
        }
        choice.set(wanted);
        changed.set(true);
        error.set("");
        latest.ask(
                () -> {
                    openCase.chooseRules(wanted);
                    return wanted;
                },
                choice::set,
                error::set);
    }
}
