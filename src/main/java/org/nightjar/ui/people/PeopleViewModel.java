package org.nightjar.ui.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.model.Dimension;
import org.nightjar.model.People;
import org.nightjar.store.Values;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.WorkbenchViewModel.Subject;
import org.nightjar.ui.parts.Words;

/** What the analyst says of who is who: of one user, address, account or key, and of all. FX thread only. */
public final class PeopleViewModel {

    /** So many users are proposed at a time; typing narrows them. */
    static final int PROPOSED = 50;

    private final WorkbenchViewModel workbench;
    private final CaseActions actions;
    private boolean anythingSaid;

    /**
     * A line of what was said.
     *
     * @param text for people
     * @param takeBack says the opposite
     */
    record Line(String text, Runnable takeBack) {}

    public PeopleViewModel(WorkbenchViewModel workbench, CaseActions actions) {
        this.workbench = workbench;
        this.actions = actions;
        workbench.dataProperty().addListener(property -> anythingSaid |= !people().isEmpty());
        anythingSaid = !people().isEmpty();
    }

    /** Whether anything was said since the case was opened or before, so that there may be something to take back or do again. */
    boolean wasAnythingSaid() {
        return anythingSaid;
    }

    ReadOnlyObjectProperty<Optional<Subject>> subjectProperty() {
        return workbench.subjectProperty();
    }

    ReadOnlyObjectProperty<CaseData> dataProperty() {
        return workbench.dataProperty();
    }

    private People people() {
        return workbench.data().people();
    }

    /** The subject's alias, or "". */
    String alias(Subject subject) {
        return people().alias(subject.dimension(), subject.value());
    }

    /** The user that one is a part of, by the analyst's word; empty if it stands by itself. */
    Optional<String> whole(Subject subject) {
        String whole = people().whole(subject.value());
        return whole.equals(subject.value()) ? Optional.empty() : Optional.of(whole);
    }

    /** Users whose id or alias has that text in it, but for the subject itself. */
    List<String> proposals(Subject subject, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        Values users = workbench.data().index().column(Dimension.USER).dictionary();
        List<String> found = new ArrayList<>();
        for (int code = 1; code < users.size() && found.size() < PROPOSED; code++) {
            String user = users.value(code);
            boolean fits = workbench
                    .shown(Dimension.USER, user)
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted);
            if (fits && !user.equals(subject.value())) {
                found.add(user);
            }
        }
        return found;
    }

    String shown(String userId) {
        return workbench.shown(Dimension.USER, userId);
    }

    void setAlias(Subject subject, String alias) {
        actions.changePeople(new PeopleEdit.Alias(Optional.of(subject.dimension()), subject.value(), alias));
    }

    /** The other user's events become the subject's. */
    void merge(Subject subject, String other) {
        if (!other.isBlank()) {
            actions.changePeople(new PeopleEdit.Merge(subject.value(), List.of(other)));
        }
    }

    void undo() {
        actions.undoPeople();
    }

    void redo() {
        actions.redoPeople();
    }

    /** Everything that was said, merges first. */
    List<Line> said() {
        List<Line> lines = new ArrayList<>();
        for (People.Kind kind : People.Kind.values()) {
            people().of(kind)
                    .forEach((subject, said) -> lines.add(
                            kind.dimension().isEmpty()
                                    ? new Line(
                                            Words.of("people.merged", subject, shown(said)),
                                            () -> actions.changePeople(new PeopleEdit.Split(subject)))
                                    : new Line(
                                            Words.of("people.named", said, subject),
                                            () -> actions.changePeople(
                                                    new PeopleEdit.Alias(kind.dimension(), subject, "")))));
        }
        return lines;
    }
}
