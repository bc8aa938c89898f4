package org.nightjar.ui.shell;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightjar.analysis.query.QueryCompletion;
import org.nightjar.casefile.CaseSearches;
import org.nightjar.model.SavedSearch;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;

/** The searches of a case as the window offers them, and what a word of a query could become. FX thread only. */
final class SearchesViewModel {

    private static final int RECENT = 15;

    private final Supplier<CaseSearches> searches;
    private final WorkbenchViewModel workbench;
    private final Latest<Searches> reading;
    private final Latest<QueryCompletion> completing;
    private final Consumer<String> failed;
    private final ReadOnlyObjectWrapper<Searches> all = new ReadOnlyObjectWrapper<>(new Searches(List.of(), List.of()));

    /**
     * What is offered.
     *
     * @param saved by name
     * @param recent queries, the newest first
     */
    record Searches(List<SavedSearch> saved, List<String> recent) {}

    /** @param failed is told what could not be kept, in a sentence */
    SearchesViewModel(
            Supplier<CaseSearches> searches,
            WorkbenchViewModel workbench,
            Executor background,
            Executor fx,
            Consumer<String> failed) {
        this.searches = searches;
        this.workbench = workbench;
        this.failed = failed;
        reading = new Latest<>(background, fx);
        completing = new Latest<>(background, fx);
        read();
    }

    ReadOnlyObjectProperty<Searches> allProperty() {
        return all.getReadOnlyProperty();
    }

    private void read() {
        reading.ask(() -> new Searches(searches.get().saved(), searches.get().recent(RECENT)), all::set, failed);
    }

    private interface Change {
        void make() throws Exception;
    }

    private void change(Change change) {
        reading.ask(
                () -> {
                    change.make();
                    return new Searches(searches.get().saved(), searches.get().recent(RECENT));
                },
                all::set,
                failed);
    }

    /** Shows what a query selects and remembers that it was asked. */
    void ask(String query) {
        workbench.setQuery(query);
        if (!query.isBlank()) {
            change(() -> searches.get().asked(query));
        }
    }

    /** Keeps all that is selected, filters made by mouse too, by a name. */
    void save(String name) {
        String query = ExportedQuery.of(workbench.selection(), workbench.data());
        change(() -> searches.get().save(name, query));
    }

    void remove(String name) {
        change(() -> searches.get().remove(name));
    }

    /** What the word at the caret could become. */
    void complete(String text, int caret, Consumer<QueryCompletion> then) {
        var index = workbench.data().index();
        completing.ask(() -> QueryCompletion.at(text, caret, index), then, nothing -> {});
    }

    void forgetCompletion() {
        completing.forget();
    }
}
