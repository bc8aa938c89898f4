package org.nightjar.casefile;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationStep.Action;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Note;
import org.nightjar.model.TriageSubject;

/** Something the analyst does with tags or notes. */
public sealed interface AnnotationEdit {

    /**
     * The step that does it, not numbered yet, with only what it changes; empty if all of it holds already.
     *
     * @throws NightjarException USAGE if it cannot be said of this case
     */
    Optional<AnnotationStep> step(Annotations said, CaseData data, Instant now) throws NightjarException;

    /** By which query the events were chosen, for the action log; "" if they were picked one by one. */
    default String chosenBy() {
        return "";
    }

    /** These events have that tag from now on. */
    record Tag(String tag, List<String> eventIds, String chosenBy) implements AnnotationEdit {

        public Tag {
            eventIds = List.copyOf(eventIds);
        }

        @Override
        public Optional<AnnotationStep> step(Annotations said, CaseData data, Instant now) throws NightjarException {
            requireEvents(data, eventIds);
            return ofTag(Action.TAG, AnnotationStep.tag(tag), eventIds, said, now);
        }
    }

    /** These events do not have that tag any more. */
    record Untag(String tag, List<String> eventIds, String chosenBy) implements AnnotationEdit {

        public Untag {
            eventIds = List.copyOf(eventIds);
        }

        @Override
        public Optional<AnnotationStep> step(Annotations said, CaseData data, Instant now) throws NightjarException {
            return ofTag(Action.UNTAG, AnnotationStep.tag(tag), eventIds, said, now);
        }
    }

    /** A new note. */
    record Write(AnnotationSubject subject, String text) implements AnnotationEdit {

        @Override
        public Optional<AnnotationStep> step(Annotations said, CaseData data, Instant now) throws NightjarException {
            requireThere(data, subject);
            String kept = tidy(text);
            return Optional.of(new AnnotationStep(0, now, Action.NOTE, kept, "", 0, List.of(subject), 0)
                    .about(noted(data, subject)));
        }
    }

    /** A note reads otherwise from now on; blank, it is taken away. */
    record Rewrite(int note, String text) implements AnnotationEdit {

        @Override
        public Optional<AnnotationStep> step(Annotations said, CaseData data, Instant now) throws NightjarException {
            Note known = said.findNote(note)
                    .orElseThrow(() ->
                            wrong("There is no note " + note + " in the case; nightjar note lists those that it has."));
            String kept = tidy(text);
            if (kept.equals(known.text())) {
                return Optional.empty();
            }
            Action action = kept.isEmpty() ? Action.RETRACT : Action.NOTE;
            return Optional.of(new AnnotationStep(0, now, action, kept, known.text(), note, List.of(known.subject()), 0)
                    .about(known.finding()));
        }
    }

    private static Optional<AnnotationStep> ofTag(
            Action action, String tag, List<String> eventIds, Annotations said, Instant now) {
        Set<String> having = said.eventsWith(tag);
        List<AnnotationSubject> changed = new LinkedHashSet<>(eventIds)
                .stream()
                        .filter(id -> having.contains(id) == (action == Action.UNTAG))
                        .map(AnnotationSubject::event)
                        .toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnnotationStep(0, now, action, tag, "", 0, changed, 0));
    }

    /** With plain line ends, and nothing around it. */
    private static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private static void requireEvents(CaseData data, List<String> eventIds) throws NightjarException {
        for (String id : eventIds) {
            requireThere(data, AnnotationSubject.event(id));
        }
    }

    private static void requireThere(CaseData data, AnnotationSubject subject) throws NightjarException {
        if (!isThere(data, subject)) {
            throw wrong("The case has no " + subject.kind().id() + " “" + subject.id() + "”.");
        }
    }

    /** Whether the case has now what was annotated. */
    static boolean isThere(CaseData data, AnnotationSubject subject) {
        return switch (subject.kind()) {
            case EVENT -> data.index().findRow(subject.id()) >= 0;
            case USER -> data.index().column(Dimension.USER).dictionary().find(subject.id()) > 0;
            case FINDING ->
                SelectedRows.findFinding(subject.id(), data.detection()).isPresent();
            case TIME -> true;
        };
    }

    private static Optional<TriageSubject> noted(CaseData data, AnnotationSubject subject) {
        return subject.kind() == AnnotationSubject.Kind.FINDING
                ? SelectedRows.findFinding(subject.id(), data.detection()).map(TriageSubject::of)
                : Optional.empty();
    }

    private static NightjarException wrong(String sentence) {
        return new NightjarException(ErrorKind.USAGE, sentence);
    }
}
