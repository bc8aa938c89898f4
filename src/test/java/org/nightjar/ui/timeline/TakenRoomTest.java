package org.nightjar.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.timeline.TimeAxis.Tick;

/** No label of the axis stands under a note or a grip. */
class TakenRoomTest {

    @Test
    void aLabelThatIsFreeStaysWhereItIsAndOneUnderAMarkGoesBesideIt() {
        List<TakenRoom> taken = List.of(TakenRoom.about(100, 16));
        assertEquals(120, TakenRoom.besides(taken, 120, 40, 200));
        assertEquals(111.5, TakenRoom.besides(taken, 98, 40, 200), "to the right of it");
        assertEquals(111.5, TakenRoom.besides(taken, 70, 40, 200), "also if the mark stands at its end");
    }

    @Test
    void pastSeveralMarksAndLeftOutWhereThereIsNoRoom() {
        List<TakenRoom> taken = List.of(TakenRoom.about(100, 16), TakenRoom.about(122, 16));
        assertEquals(133.5, TakenRoom.besides(taken, 98, 40, 200));
        assertTrue(Double.isNaN(TakenRoom.besides(taken, 98, 40, 170)));
        assertEquals(98, TakenRoom.besides(List.of(), 98, 40, 120), "nothing is in its way");
    }

    @Test
    void aLabelMayReachToTheNextOneThatIsShown() {
        List<Tick> ticks =
                List.of(new Tick(0, 0, "00:00", true), new Tick(1, 50, "", false), new Tick(2, 100, "02:00", false));
        assertArrayEquals(new double[] {96, 96, 300}, TakenRoom.ends(ticks, 300));
    }
}
