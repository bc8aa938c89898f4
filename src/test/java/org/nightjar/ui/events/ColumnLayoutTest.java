package org.nightjar.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnLayoutTest {

    @Test
    void aLayoutIsReadAsItWasWritten() {
        ColumnLayout layout = new ColumnLayout(List.of(
                new ColumnLayout.Place(EventColumn.ACTION, 201, true),
                new ColumnLayout.Place(EventColumn.TIME, 160, false),
                new ColumnLayout.Place(EventColumn.TAGS, 90, false)));
        assertEquals("action:201:pinned,time:160,tags:90", layout.text());
        assertEquals(layout, ColumnLayout.read(layout.text()));
        assertEquals(Set.of(EventColumn.ACTION), layout.pinned());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",,", "no-such:10", "::"})
    void aLineThatSaysNothingIsTheFirstLayout(String text) {
        assertEquals(ColumnLayout.AT_FIRST, ColumnLayout.read(text));
    }

    @Test
    void damagedPartsAreLeftAndTheRestHolds() {
        ColumnLayout read = ColumnLayout.read("user:1e9, time:x ,gone:5,user:50,key:NaN:pinned");
        assertEquals(List.of(EventColumn.USER, EventColumn.TIME, EventColumn.KEY), read.columns());
        assertEquals(EventColumn.USER.width(), read.width(EventColumn.USER));
        assertEquals(EventColumn.KEY.width(), read.width(EventColumn.KEY));
        assertEquals(Set.of(EventColumn.KEY), read.pinned());
    }
}
