package org.nightjar.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that the analyst did with tags or notes. Steps are never changed; undoing one is a step of its own. A step
 * holds only what it changed, so that the reversed step takes exactly that back.
 *
 * @param number from 1, in the order of doing
 * @param time UTC
 * @param action what was done
 * @param text the tag, or what the note says from now on; "" for {@link Action#RETRACT}
 * @param before what the note said until then; "" for a new one and for tags
 * @param note number of the note, which is that of the step that made it; 0 for tags
 * @param subjects events of a tag, the one subject of a note
 * @param undoes number of the step that this one takes back, or of the taking back that it does again; 0 if it is neither ({@link
 *     UndoHistory})
 * @param finding what a noted finding was when the note was written; empty for all else, and if it is not known
 */
public record AnnotationStep(
        int number,
        Instant time,
        Action action,
        String text,
        String before,
        int note,
        List<AnnotationSubject> subjects,
        int undoes,
        Optional<TriageSubject> finding) {

    /** A tag is not longer than this, in characters. */
    public static final int LONGEST_TAG = 40;

    /** A note is not longer than this, in characters. */
    public static final int LONGEST_NOTE = 10_000;

    /** No detector's id is longer, in characters. */
    private static final int LONGEST_DETECTOR = 60;

    /** So many events can be tagged in one step. */
    public static final int MOST_EVENTS = 100_000;

    /** What can be done. */
    public enum Action {
        TAG,
        UNTAG,
        /** Writes a note, or says it otherwise. */
        NOTE,
        /** Takes a note away. */
        RETRACT;

        /** As it is kept. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Action> findById(String id) {
            return Arrays.stream(values())
                    .filter(action -> action.id().equals(id))
                    .findFirst();
        }

        /** Whether it is about a tag. */
        public boolean isOfTags() {
            return this == TAG || this == UNTAG;
        }
    }

    public AnnotationStep {
        subjects = List.copyOf(subjects);
    }

    /** A step that is on no finding. */
    public AnnotationStep(
            int number,
            Instant time,
            Action action,
            String text,
            String before,
            int note,
            List<AnnotationSubject> subjects,
            int undoes) {
        this(number, time, action, text, before, note, subjects, undoes, Optional.empty());
    }

    /** The same as the store numbered it; a new note has the number of its step. */
    public AnnotationStep numbered(int given) {
        int ofNote = action.isOfTags() || note != 0 ? note : given;
        return new AnnotationStep(given, time, action, text, before, ofNote, subjects, undoes, finding);
    }

    /** The same on these subjects. */
    public AnnotationStep on(List<AnnotationSubject> others) {
        return new AnnotationStep(number, time, action, text, before, note, others, undoes, finding);
    }

    /** The same with what the noted finding is, as far as a case keeps it. */
    public AnnotationStep about(Optional<TriageSubject> noted) {
        return new AnnotationStep(number, time, action, text, before, note, subjects, undoes, noted.filter(this::fits));
    }

    private boolean fits(TriageSubject noted) {
        return subjects.equals(List.of(AnnotationSubject.finding(noted.id())))
                && noted.detector().length() <= LONGEST_DETECTOR
                && noted.title().length() <= AnnotationSubject.LONGEST
                && noted.user().length() <= AnnotationSubject.LONGEST
                && !noted.windowEnd().isBefore(noted.windowStart());
    }

    /** The step that takes this one back. */
    public AnnotationStep reversed(Instant now) {
        Action back = switch (action) {
            case TAG -> Action.UNTAG;
            case UNTAG -> Action.TAG;
            case NOTE -> before.isEmpty() ? Action.RETRACT : Action.NOTE;
            case RETRACT -> Action.NOTE;
        };
        return action.isOfTags()
                ? new AnnotationStep(0, now, back, text, "", 0, subjects, number)
                : new AnnotationStep(0, now, back, before, text, note, subjects, number, finding);
    }

    /** A tag as it is kept: in lower case, so that one word is one tag. */
    public static String tag(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    /** Why no case may hold this step, as a sentence; empty if it may. Asked on writing and on reading. */
    public Optional<String> flaw() {
        if (subjects.isEmpty() || subjects.size() > (action.isOfTags() ? MOST_EVENTS : 1)) {
            return Optional.of(
                    action.isOfTags()
                            ? "At most " + MOST_EVENTS + " events are tagged in one step; narrow the query."
                            : "A note is on one thing.");
        }
        if (subjects.stream().anyMatch(subject -> !isSound(subject)) || finding.isPresent() && !fits(finding.get())) {
            return Optional.of("What is annotated has no id that a case could have.");
        }
        return action.isOfTags() ? flawOfTag() : flawOfNote();
    }

    private boolean isSound(AnnotationSubject subject) {
        if (subject.id().isEmpty()
                || subject.id().length() > AnnotationSubject.LONGEST
                || subject.id().indexOf('\n') >= 0
                || action.isOfTags() && subject.kind() != AnnotationSubject.Kind.EVENT) {
            return false;
        }
        try {
            return subject.kind() != AnnotationSubject.Kind.TIME || Instant.parse(subject.id()) != null;
        } catch (DateTimeException notATime) {
            return false;
        }
    }

    private Optional<String> flawOfTag() {
        boolean sound = !text.isEmpty()
                && text.length() <= LONGEST_TAG
                && text.equals(tag(text))
                && Character.isLetterOrDigit(text.codePointAt(0))
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
        return sound
                ? Optional.empty()
                : Optional.of("A tag is a word of at most " + LONGEST_TAG
                        + " letters, digits, dots, hyphens and underscores that begins with a letter or a digit.");
    }

    private Optional<String> flawOfNote() {
        boolean says = action == Action.RETRACT ? text.isEmpty() : !text.isBlank();
        if (!says || text.length() > LONGEST_NOTE || before.length() > LONGEST_NOTE) {
            return Optional.of("A note has a text of at most " + LONGEST_NOTE + " characters.");
        }
        return (text + before).codePoints().anyMatch(AnnotationStep::misleads)
                ? Optional.of("A note may not hold control characters, or such that turn text around.")
                : Optional.empty();
    }

    /** Whether a character moves a cursor, or makes text read otherwise than it is written. */
    private static boolean misleads(int c) {
        boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return turns
                || Character.getType(c) == Character.SURROGATE
                || Character.isISOControl(c) && c != '\n' && c != '\t';
    }
}
