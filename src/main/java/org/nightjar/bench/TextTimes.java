package org.nightjar.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;

/**
 * How soon a search of the original records finds something, and all, for ids of requests that stand nowhere else: whole and
 * by their end. Each text is searched once, because what was learnt for it is remembered.
 */
final class TextTimes {

    private static final int SAMPLES = 7;
    private static final int END = 12;
    private static final long LOOK_NANOS = 20_000_000;
    private static final Pattern REQUEST = Pattern.compile("\"requestID\"\\s*:\\s*\"([^\"]{20,80})\"");

    private final CaseData data;
    private long asked;
    private long looked;
    private double firstMillis;

    private TextTimes(CaseData data) {
        this.data = data;
    }

    /** What to say: what was timed, and milliseconds. */
    interface Said {
        void say(String what, double millis, String unit);
    }

    static void measure(OpenCase opened, Said said) throws NightjarException {
        CaseData data = opened.data();
        List<String> ids = ids(opened, data.index().size());
        if (ids.isEmpty()) {
            return;
        }
        TextTimes times = new TextTimes(data);
        times.each("a whole request id", ids, said);
        times.each(
                "the end of a request id",
                ids.stream().map(id -> id.substring(id.length() - END)).toList(),
                said);
    }

    private static List<String> ids(OpenCase opened, int size) throws NightjarException {
        List<String> ids = new ArrayList<>();
        for (int at = 1; at <= SAMPLES && size > SAMPLES; at++) {
            byte[] record = opened.rawRecord((int) ((long) size * at / (SAMPLES + 1)));
            Matcher found = REQUEST.matcher(new String(record, StandardCharsets.UTF_8));
            if (found.find()) {
                ids.add(found.group(1));
            }
        }
        return ids;
    }

    private void each(String what, List<String> texts, Said said) throws NightjarException {
        List<Double> first = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (String text : texts) {
            search(text, all::add);
            first.add(firstMillis);
        }
        said.say("free text, " + what + ": first match, median", middle(first), "ms");
        said.say(
                "free text, " + what + ": first match, slowest",
                first.stream().max(Double::compare).orElse(0.0),
                "ms");
        said.say("free text, " + what + ": all of it, median", middle(all), "ms");
    }

    private void search(String text, DoubleConsumer all) throws NightjarException {
        asked = System.nanoTime();
        looked = asked;
        firstMillis = -1;
        Selection wanted = new Selection("\"" + text + "\"", Optional.empty(), Focus.NOTHING, "");
        SelectedRows found = SelectedRows.of(wanted, data.index(), data.detection(), (read, of, soFar) -> {
            long now = System.nanoTime();
            if (firstMillis < 0 && now - looked > LOOK_NANOS) {
                looked = now;
                if (!soFar.get().allTime().isEmpty()) {
                    firstMillis = (System.nanoTime() - asked) / 1e6;
                }
            }
        });
        double millis = (System.nanoTime() - asked) / 1e6;
        if (found.allTime().isEmpty()) {
            throw new IllegalStateException("what a record holds was not found in it");
        }
        firstMillis = firstMillis < 0 ? millis : firstMillis;
        all.accept(millis);
    }

    private static double middle(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
