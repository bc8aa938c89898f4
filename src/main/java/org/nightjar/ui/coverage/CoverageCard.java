package org.nightjar.ui.coverage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.nightjar.analysis.coverage.CoverageSeries;
import org.nightjar.analysis.coverage.LoggingState;
import org.nightjar.analysis.coverage.LoggingWindow;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.MissingObject;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.coverage.CoverageSlot.Look;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/** What the card beside the pointer says of some hours of a row. FX thread only. */
final class CoverageCard {

    /** So many of what is missing are named. */
    private static final int NAMED = 3;

    private CoverageCard() {}

    static void fill(
            HoverCard card,
            String name,
            CoverageSeries series,
            TimeWindow hours,
            List<MissingObject> missing,
            List<LoggingWindow> windows,
            ZoneId zone,
            Palette palette) {
        CoverageSlot slot = CoverageSlot.of(series, hours.fromMillis(), hours.toMillis());
        card.titled(name, palette);
        card.say(Figures.range(hours.range(), zone), true);
        card.say(Words.of("coverage.state." + state(slot)), false);
        if (slot.events() > 0) {
            card.line(Words.of("card.events"), Figures.count(slot.events()));
            card.line(Words.of("coverage.files"), Figures.count(slot.files()));
        }
        if (slot.verified() > 0) {
            card.line(
                    Words.of("coverage.verified"),
                    Words.of("of", Figures.count(slot.verified()), Figures.count(slot.events())));
        } else if (slot.events() > 0 && slot.look() != Look.CONTRADICTED) {
            card.line(Words.of("coverage.verified"), Words.of("coverage.verified.none"));
        }
        if (slot.contradicted() > 0) {
            card.line(Words.of("coverage.contradicted"), Words.count("events", slot.contradicted()));
        }
        if (slot.missingFiles() > 0) {
            card.line(Words.of("coverage.missing"), Words.count("files", slot.missingFiles()));
        }
        if (slot.missingDigests() > 0) {
            card.line(Words.of("coverage.missing"), Words.count("digests", slot.missingDigests()));
        }
        named(card, missing);
        for (LoggingWindow window : windows) {
            if (window.account().equals(series.account()) && touches(window, hours)) {
                logging(card, window, zone);
            }
        }
    }

    /** What hours are, as its sentence is called. */
    private static String state(CoverageSlot slot) {
        String look = slot.look().name().toLowerCase(Locale.ROOT);
        return slot.look() == Look.LOST && slot.events() > 0 ? look + ".events" : look;
    }

    private static void named(HoverCard card, List<MissingObject> missing) {
        missing.stream().limit(NAMED).forEach(one -> card.say(last(one.object()), true));
        if (missing.size() > NAMED) {
            card.say(Words.of("coverage.missing.more", Figures.count(missing.size() - NAMED)), true);
        }
    }

    private static String last(String object) {
        return object.substring(object.lastIndexOf('/') + 1);
    }

    private static boolean touches(LoggingWindow window, TimeWindow hours) {
        Instant end = window.to().orElse(Instant.MAX);
        return window.from().isBefore(Instant.ofEpochMilli(hours.toMillis()))
                && end.isAfter(Instant.ofEpochMilli(hours.fromMillis()));
    }

    private static void logging(HoverCard card, LoggingWindow window, ZoneId zone) {
        String key = window.state() == LoggingState.STOPPED ? "coverage.stopped" : "coverage.narrowed";
        String from = Figures.time(window.from(), zone);
        String value = window.to()
                .map(to -> Words.of("coverage.logging", window.action(), from, Figures.time(to, zone)))
                .orElseGet(() -> Words.of("coverage.logging.open", window.action(), from));
        card.line(Words.of(key), value);
    }
}
