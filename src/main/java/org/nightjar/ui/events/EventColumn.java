package org.nightjar.ui.events;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.ValueText;
import org.nightjar.ui.parts.Words;

/** A column of the table of events. */
public enum EventColumn {
    TIME(160, true, true, null),
    USER(130, false, true, Dimension.USER),
    ACTION(180, false, true, Dimension.ACTION),
    SERVICE(84, false, true, Dimension.SERVICE),
    OUTCOME(76, false, true, Dimension.OUTCOME),
    ADDRESS(120, true, true, Dimension.ADDRESS),
    COUNTRY(124, false, true, Dimension.COUNTRY),
    ASN(180, false, true, Dimension.ASN),
    CLIENT(110, false, true, Dimension.AGENT_FAMILY),
    RESOURCE(320, true, true, Dimension.RESOURCE),
    ERROR(140, false, false, Dimension.ERROR_CODE),
    ACCESS(72, false, false, Dimension.ACCESS),
    ACCOUNT(110, true, false, Dimension.ACCOUNT),
    REGION(96, false, false, Dimension.REGION),
    ROLE(200, true, false, Dimension.ROLE),
    SESSION(140, false, false, Dimension.SESSION),
    KEY(170, true, false, Dimension.ACCESS_KEY),
    PRINCIPAL(240, true, false, Dimension.PRINCIPAL),
    CITY(110, false, false, Dimension.CITY),
    NETWORK(110, false, false, Dimension.NETWORK_CLASS),
    AGENT(240, true, false, Dimension.AGENT),
    TARGET(140, true, false, Dimension.TARGET),
    DETAIL(240, true, false, Dimension.DETAIL),
    INTEGRITY(96, false, false, Dimension.INTEGRITY),
    TAGS(140, false, false, Dimension.TAG);

    private final double width;
    private final boolean monospaced;
    private final boolean atFirst;
    private final @Nullable Dimension dimension;

    EventColumn(double width, boolean monospaced, boolean atFirst, @Nullable Dimension dimension) {
        this.width = width;
        this.monospaced = monospaced;
        this.atFirst = atFirst;
        this.dimension = dimension;
    }

    /** Those shown before anybody has chosen, in their order. */
    public static List<EventColumn> atFirst() {
        return Arrays.stream(values()).filter(column -> column.atFirst).toList();
    }

    /** At first, in pixels. */
    public double width() {
        return width;
    }

    /** Ids, addresses and figures are. */
    public boolean monospaced() {
        return monospaced;
    }

    /** What can be filtered and sorted by; empty for time. */
    public Optional<Dimension> dimension() {
        return Optional.ofNullable(dimension);
    }

    /** In lower case, for ids of what it is chosen by. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return Words.of("events.column." + id());
    }

    /** How a value of the column reads. */
    public UnaryOperator<String> shown() {
        return dimension == null ? UnaryOperator.identity() : value -> ValueText.of(dimension, value);
    }

    /** What stands in the row, whole. */
    public String text(EventIndex index, int row, ZoneId zone) {
        if (this == TAGS) {
            Column tags = index.column(Dimension.TAG);
            return Arrays.stream(tags.codes(row))
                    .mapToObj(tags.dictionary()::value)
                    .collect(Collectors.joining(", "));
        }
        return dimension == null
                ? Figures.seconds(index.time(row), zone)
                : shown().apply(index.people().shown(dimension, index.value(dimension, row)));
    }
}
