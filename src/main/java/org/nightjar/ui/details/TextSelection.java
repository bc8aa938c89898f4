package org.nightjar.ui.details;

/** Which part of a text is selected: from an anchor to a caret, as in every text field. Places are UTF-16 offsets. */
final class TextSelection {

    private final String text;
    private int anchor;
    private int caret;

    TextSelection(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    int caret() {
        return caret;
    }

    int from() {
        return Math.min(anchor, caret);
    }

    int to() {
        return Math.max(anchor, caret);
    }

    /** What is selected, or "". */
    String selected() {
        return text.substring(from(), to());
    }

    /** Moves the caret; the anchor stays if the selection is to be extended, and comes along otherwise. */
    void moveTo(int place, boolean extend) {
        caret = Math.max(0, Math.min(text.length(), place));
        if (!extend) {
            anchor = caret;
        }
    }

    void selectAll() {
        select(0, text.length());
    }

    private void select(int from, int to) {
        anchor = from;
        caret = to;
    }

    /** Selects the string around a place without its quotes, or the word if there is none in that line. */
    void selectValue(int place) {
        int start = lineStart(place);
        int end = lineEnd(place);
        int open = -1;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                if (open < 0) {
                    open = i + 1;
                } else if (place <= i && place >= open - 1) {
                    select(open, i);
                    return;
                } else {
                    open = -1;
                }
            }
        }
        selectWord(place, start, end);
    }

    private void selectWord(int place, int start, int end) {
        int from = Math.min(place, end);
        while (from > start && isWord(from - 1)) {
            from--;
        }
        int to = place;
        while (to < end && isWord(to)) {
            to++;
        }
        select(from, to);
    }

    private boolean isWord(int at) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '+';
    }

    /** Selects the line around a place, without its end. */
    void selectLine(int place) {
        select(lineStart(place), lineEnd(place));
    }

    int lineStart() {
        return lineStart(caret);
    }

    int lineEnd() {
        return lineEnd(caret);
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    private int lineEnd(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end;
    }
}
