package org.nightjar.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tags and notes that hold in a case after all steps in which the analyst said them. Events are named by their ids.
 * Immutable; a step makes a new one, which shares with the old all tags that the step does not name.
 */
public final class Annotations {

    /** So many different tags fit into a case. */
    public static final int MOST_TAGS = 1_000;

    /** So many notes fit into a case. */
    public static final int MOST_NOTES = 20_000;

    /** So many events and other subjects fit into all steps of a case together. */
    public static final int MOST_SUBJECTS = 1_000_000;

    /** Nothing was said. */
    public static final Annotations NONE = new Annotations(new TreeMap<>(), new TreeMap<>(), 0);

    private final TreeMap<String, Set<String>> eventsByTag;
    private final TreeMap<Integer, Note> notes;
    private final Map<AnnotationSubject, List<Note>> bySubject = new HashMap<>();
    private final int subjects;

    private Annotations(TreeMap<String, Set<String>> eventsByTag, TreeMap<Integer, Note> notes, int subjects) {
        this.eventsByTag = eventsByTag;
        this.notes = notes;
        this.subjects = subjects;
        for (Note note : notes.values()) {
            bySubject
                    .computeIfAbsent(note.subject(), subject -> new ArrayList<>())
                    .add(note);
        }
    }

    /** What holds after these steps, one after the other; they must be sound. */
    public static Annotations of(Collection<AnnotationStep> steps) {
        Replay replay = new Replay();
        steps.forEach(replay::add);
        return replay.said();
    }

    /** Takes steps one after the other, so that they need not be held together. Confined to one thread. */
    public static final class Replay {

        private final TreeMap<String, Set<String>> eventsByTag = new TreeMap<>();
        private final TreeMap<Integer, Note> notes = new TreeMap<>();
        private int subjects;

        /** Whether the step could be taken: it is sound, and the case has room for it. */
        public boolean add(AnnotationStep step) {
            if (step.flaw().isPresent()
                    || flawIn(eventsByTag, notes, subjects, step).isPresent()) {
                return false;
            }
            apply(step, eventsByTag, notes);
            subjects += step.subjects().size();
            return true;
        }

        public Annotations said() {
            return new Annotations(eventsByTag, notes, subjects);
        }
    }

    /** The same after this step, which must be sound. */
    public Annotations with(AnnotationStep step) {
        boolean ofTags = step.action().isOfTags();
        TreeMap<String, Set<String>> nextTags = ofTags ? new TreeMap<>(eventsByTag) : eventsByTag;
        TreeMap<Integer, Note> nextNotes = new TreeMap<>(notes);
        if (ofTags) {
            nextTags.computeIfPresent(step.text(), (tag, events) -> new HashSet<>(events));
        }
        apply(step, nextTags, nextNotes);
        return new Annotations(nextTags, nextNotes, subjects + step.subjects().size());
    }

    private static void apply(AnnotationStep step, Map<String, Set<String>> tags, Map<Integer, Note> notes) {
        switch (step.action()) {
            case TAG -> {
                Set<String> events = tags.computeIfAbsent(step.text(), tag -> new HashSet<>());
                step.subjects().forEach(subject -> events.add(subject.id()));
            }
            case UNTAG ->
                tags.computeIfPresent(step.text(), (tag, events) -> {
                    step.subjects().forEach(subject -> events.remove(subject.id()));
                    return events.isEmpty() ? null : events;
                });
            case NOTE ->
                notes.put(
                        step.note(),
                        new Note(step.note(), step.subjects().get(0), step.text(), step.time(), step.finding()));
            case RETRACT -> notes.remove(step.note());
        }
    }

    /** The same with these notes, by their numbers, on other subjects. */
    public Annotations placed(Map<Integer, AnnotationSubject> subjectByNote) {
        TreeMap<Integer, Note> others = new TreeMap<>(notes);
        subjectByNote.forEach((number, subject) -> others.computeIfPresent(number, (key, note) -> note.on(subject)));
        return new Annotations(eventsByTag, others, subjects);
    }

    /** Whether the tags are the same ones, untouched; costs nothing. */
    public boolean sharesTagsWith(Annotations other) {
        return eventsByTag == other.eventsByTag;
    }

    /** Why this case has no room for the step, as a sentence; empty if it has. */
    public Optional<String> flawOf(AnnotationStep step) {
        return flawIn(eventsByTag, notes, subjects, step);
    }

    private static Optional<String> flawIn(
            Map<String, Set<String>> tags, Map<Integer, Note> notes, int subjects, AnnotationStep step) {
        if (step.action() == AnnotationStep.Action.TAG && !tags.containsKey(step.text()) && tags.size() >= MOST_TAGS) {
            return Optional.of("A case has at most " + MOST_TAGS + " different tags.");
        }
        if (step.action() == AnnotationStep.Action.NOTE
                && !notes.containsKey(step.note())
                && notes.size() >= MOST_NOTES) {
            return Optional.of("A case has at most " + MOST_NOTES + " notes.");
        }
        if ((long) subjects + step.subjects().size() > MOST_SUBJECTS) {
            return Optional.of("All steps of a case together name at most " + MOST_SUBJECTS + " events.");
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return eventsByTag.isEmpty() && notes.isEmpty();
    }

    /** All tags that an event has, by name. */
    public List<String> tags() {
        return List.copyOf(eventsByTag.keySet());
    }

    /** Ids of the events that have a tag; the case may lack some of them. Do not change the set. */
    public Set<String> eventsWith(String tag) {
        return eventsByTag.getOrDefault(tag, Set.of());
    }

    /** The tags of an event, by name; asks each tag of the case. */
    public List<String> tagsOf(String eventId) {
        return eventsByTag.entrySet().stream()
                .filter(tag -> tag.getValue().contains(eventId))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All notes, in the order in which they were first written. */
    public List<Note> notes() {
        return List.copyOf(notes.values());
    }

    /** The notes on something, in the order in which they were first written. */
    public List<Note> notesOn(AnnotationSubject subject) {
        return List.copyOf(bySubject.getOrDefault(subject, List.of()));
    }

    public Optional<Note> findNote(int number) {
        return Optional.ofNullable(notes.get(number));
    }
}
