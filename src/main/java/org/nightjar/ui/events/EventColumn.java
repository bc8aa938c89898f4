package org.nightjar.ui.events;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/** A column of the table of events. */
public enum EventColumn {
    TIME(160, true),
    USER(130, false),
    ACTION(180, false),
    SERVICE(84, false),
    OUTCOME(76, false),
    ADDRESS(120, true),
    COUNTRY(124, false),
    ASN(180, false),
    CLIENT(110, false),
    RESOURCE(320, true);

    private final double width;
    private final boolean monospaced;

    EventColumn(double width, boolean monospaced) {
        this.width = width;
        this.monospaced = monospaced;
    }

    /** At first, in pixels. */
    public double width() {
        return width;
    }

    /** Ids, addresses and figures are. */
    public boolean monospaced() {
        return monospaced;
    }

    /** What can be filtered by, if a cell is one value. */
    public Optional<Dimension> dimension() {
        return switch (this) {
            case TIME, RESOURCE -> Optional.empty();
            case USER -> Optional.of(Dimension.USER);
            case ACTION -> Optional.of(Dimension.ACTION);
            case SERVICE -> Optional.of(Dimension.SERVICE);
            case OUTCOME -> Optional.of(Dimension.OUTCOME);
            case ADDRESS -> Optional.of(Dimension.ADDRESS);
            case COUNTRY -> Optional.of(Dimension.COUNTRY);
            case ASN -> Optional.of(Dimension.ASN);
            case CLIENT -> Optional.of(Dimension.AGENT_FAMILY);
        };
    }

    public String label() {
        return Words.of("events.column." + name().toLowerCase(Locale.ROOT));
    }

    /** What stands in the row, whole. */
    public String text(EventIndex index, int row, ZoneId zone) {
        return switch (this) {
            case TIME -> Figures.seconds(index.time(row), zone);
            case USER -> shown(index, Dimension.USER, row);
            case ACTION -> index.value(Dimension.ACTION, row);
            case SERVICE -> index.value(Dimension.SERVICE, row).replace(".amazonaws.com", "");
            case OUTCOME -> Words.of("outcome." + index.outcome(row).id());
            case ADDRESS -> shown(index, Dimension.ADDRESS, row);
            case COUNTRY -> Figures.country(index.value(Dimension.COUNTRY, row));
            case ASN -> index.value(Dimension.ASN, row);
            case CLIENT -> index.value(Dimension.AGENT_FAMILY, row);
            case RESOURCE -> index.value(Dimension.RESOURCE, row);
        };
    }

    private static String shown(EventIndex index, Dimension dimension, int row) {
        return index.people().shown(dimension, index.value(dimension, row));
    }
}
