package org.nightjar.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextSelectionTest {

    private static final String TEXT = "{\n  \"arn\" : \"arn:aws:iam::1:user/a \\\"b\\\" c\",\n  \"n\" : -1.50\n}";
    private final TextSelection selection = new TextSelection(TEXT);

    @Test
    void theAnchorStaysWhileTheSelectionIsExtendedAndNothingGoesBeyondTheEnds() {
        selection.moveTo(4, false);
        selection.moveTo(8, true);
        assertEquals(TEXT.substring(4, 8), selection.selected());
        selection.moveTo(-5, true);
        assertEquals(TEXT.substring(0, 4), selection.selected());
        selection.moveTo(10_000, false);
        assertEquals("", selection.selected());
        assertEquals(TEXT.length(), selection.caret());
        selection.selectAll();
        assertEquals(TEXT, selection.selected());
    }

    @Test
    void aValueIsTheWholeStringWithoutItsQuotesEvenWithQuotesInIt() {
        selection.selectValue(TEXT.indexOf("user/a"));
        assertEquals("arn:aws:iam::1:user/a \\\"b\\\" c", selection.selected());
        selection.selectValue(TEXT.indexOf("arn") + 1);
        assertEquals("arn", selection.selected());
        selection.selectValue(TEXT.indexOf("1.50") + 1);
        assertEquals("-1.50", selection.selected());
        selection.selectValue(0);
        assertEquals("", selection.selected());
    }

    @Test
    void aLineIsSelectedWithoutItsEnd() {
        selection.selectLine(TEXT.indexOf("1.50"));
        assertEquals("  \"n\" : -1.50", selection.selected());
        selection.moveTo(TEXT.indexOf("1.50"), false);
        assertEquals(TEXT.indexOf("  \"n\""), selection.lineStart());
        assertEquals(TEXT.length() - 2, selection.lineEnd());
    }
}
