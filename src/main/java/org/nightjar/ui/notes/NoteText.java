package org.nightjar.ui.notes;

import java.util.stream.Collectors;
import org.nightjar.analysis.record.PrintableText;

/** A note as it is safe to show, line by line: what could hide or turn text stands there as its code. */
final class NoteText {

    private NoteText() {}

    static String shown(String text) {
        return text.lines()
                .map(line -> PrintableText.of(line.replace("\t", "    ")))
                .collect(Collectors.joining("\n"));
    }
}
