package org.nightjar.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of aligned columns, at most {@value #WIDTH} characters wide: columns marked as elastic give way. A row may
 * have a note, which is wrapped below it.
 */
final class TextTable {

    static final int WIDTH = 120;
    private static final int NOTE_INDENT = 4;
    private static final int LEAST = 12;

    /** A column; numbers stand to the right, elastic ones may be cut. */
    record Heading(String title, boolean right, boolean elastic) {

        static Heading text(String title) {
            return new Heading(title, false, false);
        }

        static Heading number(String title) {
            return new Heading(title, true, false);
        }

        static Heading elastic(String title) {
            return new Heading(title, false, true);
        }
    }

    private record Row(List<String> cells, String note) {}

    private final List<Heading> headings;
    private final List<Row> rows = new ArrayList<>();

    TextTable(Heading... headings) {
        this.headings = List.of(headings);
    }

    void add(String... cells) {
        addNoted("", cells);
    }

    void addNoted(String note, String... cells) {
        List<String> shown = new ArrayList<>();
        for (String cell : cells) {
            shown.add(Texts.shown(cell));
        }
        rows.add(new Row(shown, note));
    }

    void print(PrintStream out) {
        int[] widths = widths();
        out.println(line(headings.stream().map(Heading::title).toList(), widths));
        for (Row row : rows) {
            out.println(line(row.cells(), widths));
            if (!row.note().isEmpty()) {
                out.println(Texts.wrapped(row.note(), NOTE_INDENT, WIDTH));
            }
        }
    }

    private int[] widths() {
        int[] widths = new int[headings.size()];
        int total = 2 * (headings.size() - 1);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = headings.get(i).title().length();
            for (Row row : rows) {
                widths[i] = Math.max(widths[i], row.cells().get(i).length());
            }
            total += widths[i];
        }
        for (int over = total - WIDTH; over > 0; over--) {
            int widest = widestElastic(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widestElastic(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (headings.get(i).elastic() && widths[i] > LEAST && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Texts.cut(cells.get(i), Math.max(2, widths[i]));
            String padding = " ".repeat(Math.max(0, widths[i] - cell.length()));
            line.append(i == 0 ? "" : "  ");
            line.append(headings.get(i).right() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
