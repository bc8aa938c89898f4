package org.nightjar.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UndoHistoryTest {

    private static UndoHistory of(int... undoes) {
        List<UndoHistory.Step> steps = new ArrayList<>();
        for (int i = 0; i < undoes.length; i++) {
            steps.add(new UndoHistory.Step(i + 1, undoes[i]));
        }
        return new UndoHistory(steps);
    }

    @Test
    void withoutStepsThereIsNothingToTakeBackAndNothingToDoAgain() {
        assertEquals(Optional.empty(), of().lastToUndo());
        assertEquals(Optional.empty(), of().lastToRedo());
        assertEquals(Optional.empty(), of().lastDone());
    }

    @Test
    void whatWasTakenBackLastIsDoneAgainFirst() {
        UndoHistory both = of(0, 0, 2, 1);
        assertEquals(Optional.empty(), both.lastToUndo());
        assertEquals(Optional.of(4), both.lastToRedo());
        UndoHistory one = of(0, 0, 2, 1, 4);
        assertEquals(Optional.of(5), one.lastToUndo(), "what is done again can be taken back");
        assertEquals(Optional.of(3), one.lastToRedo());
        assertTrue(one.stands(5));
        assertFalse(one.stands(1), "it is the later step that stands");
    }

    @Test
    void somethingNewEndsWhatCouldBeDoneAgain() {
        assertEquals(Optional.empty(), of(0, 1, 0).lastToRedo());
        assertEquals(Optional.of(3), of(0, 1, 0).lastDone());
    }

    @Test
    void severalStepsThatTakeOneBackAreDoneAgainTogether() {
        UndoHistory split = of(0, 0, 0, 3, 3);
        assertEquals(Optional.of(5), split.lastToRedo());
        assertEquals(Optional.empty(), of(0, 0, 0, 3, 3, 5).lastToRedo());
        assertEquals(Optional.of(6), of(0, 0, 0, 3, 3, 5).lastToUndo());
    }

    @Test
    void stepsThatNameWhatIsNotThereAreNeitherTakenBackNorDoneAgain() {
        assertEquals(Optional.empty(), of(7, 2, 99).lastToRedo());
        assertEquals(Optional.empty(), of(7, 2, 99).lastToUndo());
    }

    /** The two stacks of an editor are the plain way of saying it. */
    @Test
    void itIsTheSameAsTheTwoStacksOfAnEditor() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            Deque<Integer> toUndo = new ArrayDeque<>();
            Deque<Integer> toRedo = new ArrayDeque<>();
            List<UndoHistory.Step> steps = new ArrayList<>();
            for (int number = 1; number <= 40; number++) {
                int what = random.nextInt(3);
                if (what == 0 && !toUndo.isEmpty()) {
                    steps.add(new UndoHistory.Step(number, toUndo.pop()));
                    toRedo.push(number);
                } else if (what == 1 && !toRedo.isEmpty()) {
                    steps.add(new UndoHistory.Step(number, toRedo.pop()));
                    toUndo.push(number);
                } else {
                    steps.add(new UndoHistory.Step(number, 0));
                    toUndo.push(number);
                    toRedo.clear();
                }
                UndoHistory history = new UndoHistory(steps);
                assertEquals(Optional.ofNullable(toUndo.peek()), history.lastToUndo());
                assertEquals(Optional.ofNullable(toRedo.peek()), history.lastToRedo());
            }
        }
    }
}
