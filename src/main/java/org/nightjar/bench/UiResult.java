package org.nightjar.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the benchmark of views measured. */
public final class UiResult implements BenchResult {

    private final long events;
    private final long eventsForH2;
    private final Map<Questioned, Map<Question, List<Double>>> millis = new EnumMap<>(Questioned.class);
    private final Map<Questioned, Map<Question, String>> sums = new EnumMap<>(Questioned.class);
    private final List<String> alone = new ArrayList<>();

    UiResult(long events, long eventsForH2) {
        this.events = events;
        this.eventsForH2 = eventsForH2;
        for (Questioned one : Questioned.values()) {
            millis.put(one, new EnumMap<>(Question.class));
            sums.put(one, new EnumMap<>(Question.class));
        }
    }

    /** Lines of {@link QuestionPeer}: question, nanoseconds, sum of the answer. */
    void add(Questioned who, List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            Question question = Question.valueOf(parts[0]);
            of(millis, who)
                    .computeIfAbsent(question, first -> new ArrayList<>())
                    .add(Long.parseLong(parts[1]) / 1e6);
            of(sums, who).put(question, parts[2]);
        }
    }

    /** Lines of {@link IndexTimes}. */
    void addAlone(List<String> lines) {
        alone.addAll(lines);
    }

    private static <T> Map<Question, T> of(Map<Questioned, Map<Question, T>> all, Questioned who) {
        return java.util.Objects.requireNonNull(all.get(who));
    }

    /** Whether both found the same; also if one was not asked. */
    boolean isSame(Question question, Questioned one, Questioned other) {
        String first = of(sums, one).get(question);
        String second = of(sums, other).get(question);
        return first == null || second == null || first.equals(second);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d events, for H2 %,d; %d processors; milliseconds, medians; each in a process of its own, warmed up,"
                        + " answers fetched",
                events,
                eventsForH2,
                Runtime.getRuntime().availableProcessors()));
        lines.add(String.format(
                Locale.ROOT, "%-44s %10s %10s %10s %10s %10s", "", "Nightjar", "DuckDB", "ratio", "H2", "ratio"));
        List<Double> ratios = new ArrayList<>();
        for (Question question : Question.values()) {
            double own = median(Questioned.INDEX, question);
            double duck = median(Questioned.DUCKDB, question);
            double h2 = median(Questioned.H2, question);
            ratios.add(duck / own);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-44s %10.2f %10.2f %9.1fx %10.0f %9.0fx",
                    question.title,
                    own,
                    duck,
                    duck / own,
                    h2,
                    h2 / own));
        }
        lines.add(
                String.format(Locale.ROOT, "In the median Nightjar is %.1f times as fast as DuckDB.", middle(ratios)));
        lines.add("What all events have of one dimension is counted once for an index, as the window does: the 20 most"
                + " frequent actions are read off that.");
        lines.add("H2 has fewer events, knows no users (it groups by user name), and is asked once.");
        lines.add("Nightjar alone:");
        for (String line : alone) {
            String[] parts = line.split("\t", -1);
            lines.add(String.format(Locale.ROOT, "  %-60s %10s %s", parts[0], parts[1], parts[2]));
        }
        return lines;
    }

    private double median(Questioned who, Question question) {
        return middle(of(millis, who).getOrDefault(question, List.of()));
    }

    private static double middle(List<Double> numbers) {
        return numbers.isEmpty()
                ? Double.NaN
                : numbers.stream()
                        .sorted()
                        .skip((numbers.size() - 1) / 2)
                        .findFirst()
                        .orElse(Double.NaN);
    }
}
