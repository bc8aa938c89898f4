package org.nightjar.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.AnnotationStep.Action;

class AnnotationsTest {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    private static AnnotationStep tag(Action action, String tag, String... events) {
        return new AnnotationStep(
                0,
                NOW,
                action,
                tag,
                "",
                0,
                Arrays.stream(events).map(AnnotationSubject::event).toList(),
                0);
    }

    private static AnnotationStep note(int note, String text, String before) {
        Action action = text.isEmpty() ? Action.RETRACT : Action.NOTE;
        return new AnnotationStep(note, NOW, action, text, before, note, List.of(AnnotationSubject.event("e1")), 0);
    }

    @Test
    void tagsComeAndGoByEvent() {
        Annotations said = Annotations.of(
                List.of(tag(Action.TAG, "a", "e1", "e2"), tag(Action.TAG, "b", "e1"), tag(Action.UNTAG, "a", "e2")));
        assertEquals(List.of("a", "b"), said.tags());
        assertEquals(List.of("a", "b"), said.tagsOf("e1"));
        assertEquals(List.of(), said.tagsOf("e2"));
        Annotations without = said.with(tag(Action.UNTAG, "a", "e1"));
        assertEquals(List.of("b"), without.tags(), "a tag that nothing has is none");
        assertEquals(List.of("a", "b"), said.tagsOf("e1"), "what was said before is as it was");
    }

    @Test
    void notesAreRewrittenAndTakenAway() {
        Annotations said = Annotations.NONE.with(note(3, "first", "")).with(note(3, "second", "first"));
        assertEquals("second", said.findNote(3).orElseThrow().text());
        assertEquals(1, said.notesOn(AnnotationSubject.event("e1")).size());
        assertTrue(said.with(note(3, "", "second")).isEmpty());
    }

    @Test
    void anyStepsReversedFromTheLastGiveBackEveryStateBefore() {
        Random random = new Random(7);
        Annotations said = Annotations.NONE;
        List<AnnotationStep> steps = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (int number = 1; number <= 200; number++) {
            Annotations before = said;
            AnnotationStep step;
            if (random.nextInt(3) > 0) {
                String name = "t" + random.nextInt(4);
                boolean add = random.nextBoolean();
                String[] events = IntStream.range(0, 12)
                        .mapToObj(i -> "e" + i)
                        .filter(id -> random.nextBoolean())
                        .filter(id -> before.eventsWith(name).contains(id) != add)
                        .toArray(String[]::new);
                if (events.length == 0) {
                    continue;
                }
                step = tag(add ? Action.TAG : Action.UNTAG, name, events).numbered(number);
            } else {
                List<Note> notes = before.notes();
                boolean fresh = notes.isEmpty() || random.nextBoolean();
                int of =
                        fresh ? number : notes.get(random.nextInt(notes.size())).number();
                String now = !fresh && random.nextBoolean() ? "" : "text " + number;
                step = note(of, now, before.findNote(of).map(Note::text).orElse(""));
            }
            states.add(state(said));
            steps.add(step);
            said = said.with(step);
        }
        assertTrue(steps.size() > 100, "enough was done: " + steps.size());
        for (int at = steps.size() - 1; at >= 0; at--) {
            said = said.with(steps.get(at).reversed(NOW));
            assertEquals(states.get(at), state(said));
        }
    }

    private static String state(Annotations said) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(said.tagsOf("e" + i));
        }
        said.notes().forEach(note -> text.append(note.number()).append(note.text()));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "-x", "a:b", "UPPER", "a\u202Eb", "=1"})
    void whatIsNoWordIsNoTag(String text) {
        assertTrue(tag(Action.TAG, text, "e1").flaw().isPresent());
    }

    @Test
    void aTagMayBeAWordInAnyLanguage() {
        assertTrue(tag(Action.TAG, "verdächtig-1.2_b", "e1").flaw().isEmpty());
        assertFalse(tag(Action.TAG, "x".repeat(AnnotationStep.LONGEST_TAG + 1), "e1")
                .flaw()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007b", "a\u202Eb", "a\u2066b", "a\u0000", "a\uD800b", "a\u001B[2J"})
    void aNoteHoldsNothingThatMovesTheCursorOrTurnsText(String text) {
        assertTrue(note(1, text, "").flaw().isPresent());
        assertTrue(note(1, "fine", text).flaw().isPresent());
    }

    @Test
    void aNoteHasLinesAndALimit() {
        assertTrue(note(1, "one\n\ttwo 👍", "").flaw().isEmpty());
        assertTrue(note(1, "x".repeat(AnnotationStep.LONGEST_NOTE), "").flaw().isEmpty());
        assertTrue(
                note(1, "x".repeat(AnnotationStep.LONGEST_NOTE + 1), "").flaw().isPresent());
    }

    @Test
    void aStepOrACaseThatIsTooLargeIsRefused() {
        String[] events = IntStream.rangeClosed(0, AnnotationStep.MOST_EVENTS)
                .mapToObj(i -> "e" + i)
                .toArray(String[]::new);
        assertTrue(tag(Action.TAG, "a", events).flaw().isPresent());
        Annotations.Replay replay = new Annotations.Replay();
        for (int i = 0; i < Annotations.MOST_TAGS; i++) {
            assertTrue(replay.add(tag(Action.TAG, "t" + i, "e1")));
        }
        assertFalse(replay.add(tag(Action.TAG, "one-more", "e1")));
        assertTrue(replay.add(tag(Action.TAG, "t1", "e2")), "known tags have room");
        assertEquals(Annotations.MOST_TAGS, replay.said().tags().size());
    }
}
