package org.nightjar.ui.about;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One thing that comes with Nightjar from others, as a row of {@code assets/ATTRIBUTION.md} says it.
 *
 * @param what it is
 * @param file where it lies
 * @param facts its maker, date, licence and credit, each after the name of its column
 */
record Attribution(String what, String file, List<String> facts) {

    Attribution {
        facts = List.copyOf(facts);
    }

    /** The rows of the first table of that text whose first two columns are file and description. */
    static List<Attribution> read(String markdown) {
        List<List<String>> rows = markdown.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(Attribution::cells)
                .filter(cells -> cells.size() > 2)
                .toList();
        List<Attribution> found = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            found.add(new Attribution(capital(row.get(1)), row.get(0), facts(rows.get(0), row)));
        }
        return found;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }

    private static String capital(String heading) {
        return heading.isEmpty() ? "" : heading.substring(0, 1).toUpperCase(Locale.ROOT) + heading.substring(1);
    }

    private static List<String> facts(List<String> head, List<String> row) {
        List<String> facts = new ArrayList<>();
        for (int column = 2; column < Math.min(head.size(), row.size()); column++) {
            if (!row.get(column).isEmpty()) {
                facts.add(capital(head.get(column)) + ": " + row.get(column));
            }
        }
        return facts;
    }
}
