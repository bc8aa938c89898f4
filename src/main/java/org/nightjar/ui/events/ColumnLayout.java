package org.nightjar.ui.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which columns the table shows, in which order, how wide they are and which stay at the left: what is remembered between
 * sessions, as a line of text such as {@code time:160:pinned,user:130}. Immutable.
 */
record ColumnLayout(List<Place> places) {

    /** Columns are not narrower or wider than this, in pixels. */
    static final double NARROWEST = 30;

    static final double WIDEST = 2_000;

    private static final String PINNED = "pinned";

    /**
     * One column.
     *
     * @param width in pixels
     */
    record Place(EventColumn column, double width, boolean pinned) {}

    /** As it is before anybody has chosen. */
    static final ColumnLayout AT_FIRST = new ColumnLayout(EventColumn.atFirst().stream()
            .map(column -> new Place(column, column.width(), false))
            .toList());

    ColumnLayout {
        places = List.copyOf(places);
    }

    /** Reads a line; what is not known any more is passed over, and a line that says nothing is the first layout. */
    static ColumnLayout read(String text) {
        List<Place> places = new ArrayList<>();
        Set<EventColumn> seen = EnumSet.noneOf(EventColumn.class);
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split(":", -1);
            Optional<EventColumn> column = Arrays.stream(EventColumn.values())
                    .filter(one -> id(one).equals(words[0]))
                    .findFirst();
            if (column.isPresent() && seen.add(column.get())) {
                double width = words.length > 1
                        ? width(words[1], column.get())
                        : column.get().width();
                places.add(new Place(column.get(), width, words.length > 2 && words[2].equals(PINNED)));
            }
        }
        return places.isEmpty() ? AT_FIRST : new ColumnLayout(places);
    }

    private static double width(String text, EventColumn column) {
        try {
            double width = Double.parseDouble(text);
            return width >= NARROWEST && width <= WIDEST ? width : column.width();
        } catch (NumberFormatException damaged) {
            return column.width();
        }
    }

    private static String id(EventColumn column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    /** The line. */
    String text() {
        return places.stream()
                .map(place ->
                        id(place.column()) + ":" + Math.round(place.width()) + (place.pinned() ? ":" + PINNED : ""))
                .collect(Collectors.joining(","));
    }

    List<EventColumn> columns() {
        return places.stream().map(Place::column).toList();
    }

    Set<EventColumn> pinned() {
        return places.stream().filter(Place::pinned).map(Place::column).collect(Collectors.toSet());
    }

    /** How wide a column is; one that is not shown as at first. */
    double width(EventColumn column) {
        return places.stream()
                .filter(place -> place.column() == column)
                .mapToDouble(Place::width)
                .findFirst()
                .orElse(column.width());
    }
}
