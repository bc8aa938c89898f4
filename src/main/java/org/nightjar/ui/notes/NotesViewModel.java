package org.nightjar.ui.notes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.Dimension;
import org.nightjar.model.Note;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/** What is said of events, users, findings and moments by tags and notes, and what can be. FX thread only. */
public final class NotesViewModel {

    /** So many known tags are proposed. */
    static final int PROPOSED = 12;

    private final WorkbenchViewModel workbench;
    private final CaseActions actions;
    private @Nullable Annotating countedOn;
    private @Nullable Annotations countedBy;
    private List<TagLine> counted = List.of();

    public NotesViewModel(WorkbenchViewModel workbench, CaseActions actions) {
        this.workbench = workbench;
        this.actions = actions;
    }

    /**
     * A tag that some of the events have.
     *
     * @param having how many of them have it
     */
    record TagLine(String tag, int having) {}

    ReadOnlyObjectProperty<Optional<Annotating>> annotatingProperty() {
        return workbench.annotatingProperty();
    }

    ReadOnlyObjectProperty<Annotations> annotationsProperty() {
        return workbench.annotationsProperty();
    }

    /** What is meant, for people: an event's action and user, or how many events. */
    String title(Annotating on) {
        if (on.isTooMany()) {
            return Words.of("notes.many");
        }
        if (on.rows().size() > 1) {
            return Words.of(
                    on.selection() ? "notes.selected" : "notes.chosen",
                    Words.count("events", on.rows().size()));
        }
        return on.subject().map(this::title).orElse("");
    }

    private String title(AnnotationSubject subject) {
        EventIndex index = workbench.data().index();
        return switch (subject.kind()) {
            case EVENT -> {
                int row = index.findRow(subject.id());
                yield row < 0
                        ? subject.id()
                        : Words.of(
                                "notes.event",
                                index.value(Dimension.ACTION, row),
                                workbench.shown(Dimension.USER, index.value(Dimension.USER, row)));
            }
            case TIME -> Words.of("notes.moment");
            case USER -> workbench.shown(Dimension.USER, subject.id());
            case FINDING ->
                workbench.data().detection().findings().stream()
                        .filter(finding -> finding.id().equals(subject.id()))
                        .map(finding -> finding.title())
                        .findFirst()
                        .orElse(subject.id());
        };
    }

    /** When it was, with the zone; "" for what has no time of its own. */
    String when(Annotating on) {
        Optional<Instant> time = on.rows().size() == 1
                ? Optional.of(on.index().time(on.rows().get(0)))
                : on.subject()
                        .filter(subject -> subject.kind() == AnnotationSubject.Kind.TIME)
                        .map(subject -> Instant.parse(subject.id()));
        return time.map(this::shown).orElse("");
    }

    String shown(Instant time) {
        return Figures.time(time, workbench.zoneProperty().get());
    }

    /** The tags that the events have, by name; worked out once for the same events and the same that is said. */
    List<TagLine> tags(Annotating on) {
        if (on != countedOn || annotationsProperty().get() != countedBy) {
            countedOn = on;
            countedBy = annotationsProperty().get();
            counted = on.rows().isEmpty() ? List.of() : count(on, countedBy);
        }
        return counted;
    }

    private List<TagLine> count(Annotating on, Annotations said) {
        EventIndex shown = workbench.data().index();
        // after an import the rows are still those of the index that they were picked in
        EventIndex index = on.index().isOfSame(shown) ? shown : on.index().annotated(said);
        Column tags = index.column(Dimension.TAG);
        int[] having = new int[tags.dictionary().size()];
        for (int row : on.rows()) {
            for (int code : tags.codes(row)) {
                having[code]++;
            }
        }
        List<TagLine> lines = new ArrayList<>();
        for (int code = 1; code < having.length; code++) {
            if (having[code] > 0) {
                lines.add(new TagLine(tags.dictionary().value(code), having[code]));
            }
        }
        return lines;
    }

    /** Known tags that begin with what was typed and that not all of the events have. */
    List<String> proposals(Annotating on, String typed) {
        String wanted = AnnotationStep.tag(typed);
        List<String> all = tags(on).stream()
                .filter(line -> line.having() == on.rows().size())
                .map(TagLine::tag)
                .toList();
        return annotationsProperty().get().tags().stream()
                .filter(tag -> tag.startsWith(wanted) && !all.contains(tag))
                .limit(PROPOSED)
                .toList();
    }

    /** Why that cannot be a tag; empty if it can. */
    Optional<String> flaw(String tag) {
        return new AnnotationStep(
                        0,
                        Instant.EPOCH,
                        AnnotationStep.Action.TAG,
                        AnnotationStep.tag(tag),
                        "",
                        0,
                        List.of(AnnotationSubject.event("any")),
                        0)
                .flaw();
    }

    /** The notes on one thing, in the order of writing. */
    List<Note> notes(AnnotationSubject subject) {
        return annotationsProperty().get().notesOn(subject);
    }

    void tag(Annotating on, String tag) {
        String chosenBy = chosenBy(on);
        actions.annotate(() -> new AnnotationEdit.Tag(tag, on.eventIds(), chosenBy));
    }

    void untag(Annotating on, String tag) {
        String chosenBy = chosenBy(on);
        actions.annotate(() -> new AnnotationEdit.Untag(tag, on.eventIds(), chosenBy));
    }

    void untag(AnnotationSubject event, String tag) {
        actions.annotate(() -> new AnnotationEdit.Untag(tag, List.of(event.id()), ""));
    }

    private String chosenBy(Annotating on) {
        return on.selection() ? workbench.selection().query() : "";
    }

    void write(AnnotationSubject subject, String text) {
        actions.annotate(() -> new AnnotationEdit.Write(subject, text));
    }

    /** Says a note otherwise; blank takes it away. */
    void rewrite(int note, String text) {
        actions.annotate(() -> new AnnotationEdit.Rewrite(note, text));
    }

    void undo() {
        actions.undo();
    }

    /** Opens the sheet on one thing. */
    void begin(Annotating.What what, AnnotationSubject subject) {
        EventIndex index = workbench.data().index();
        int row = subject.kind() == AnnotationSubject.Kind.EVENT ? index.findRow(subject.id()) : -1;
        workbench.annotate(row < 0 ? Annotating.note(subject, index) : Annotating.event(what, index, row));
    }
}
