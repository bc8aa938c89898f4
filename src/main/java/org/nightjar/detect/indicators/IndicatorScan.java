package org.nightjar.detect.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.Dimension;
import org.nightjar.model.Principal;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/**
 * Finds the events of a list's indicators: each distinct address, agent, key, principal and resource is looked up once,
 * then one pass over the events collects. Used once.
 */
final class IndicatorScan {

    private static final int ROWS_BETWEEN_CHECKS = 1 << 14;

    private final EventIndex index;
    private final JobContext job;
    private final IndicatorLookup lookup = new IndicatorLookup();
    private final List<Integer> indicatorOfAtom = new ArrayList<>();
    private final List<Indicator> indicators;
    private final List<Asked> asked = new ArrayList<>();

    /** Numbers of atoms by the code of a column; empty where nothing is named. */
    private record Asked(
            int[][] atoms,
            IntUnaryOperator code,
            @org.jspecify.annotations.Nullable Column multiple) {}

    IndicatorScan(EventIndex index, IndicatorList list, JobContext job) {
        this.index = index;
        this.job = job;
        indicators = list.indicators();
    }

    /** The rows of each indicator that occurs, by its number in the list. */
    Map<Integer, int[]> run() {
        for (int number = 0; number < indicators.size(); number++) {
            if (number % 4096 == 0) {
                job.checkCancelled();
            }
            for (Indicator.Atom atom : indicators.get(number).atoms()) {
                lookup.add(atom, indicatorOfAtom.size());
                indicatorOfAtom.add(number);
            }
        }
        askColumns();
        return collect();
    }

    /** Patterns that were too many to be tried. */
    int leftOut() {
        return lookup.leftOut();
    }

    private void askColumns() {
        ask(Dimension.ADDRESS, (code, found) -> {
            lookup.address(index.column(Dimension.ADDRESS).dictionary().value(code), found);
            lookup.named(IndicatorKind.ASN, "AS" + index.address(code).asn(), found);
        });
        ask(
                Dimension.AGENT,
                (code, found) ->
                        lookup.agent(index.column(Dimension.AGENT).dictionary().value(code), found));
        ask(
                Dimension.ACCESS_KEY,
                (code, found) -> lookup.named(
                        IndicatorKind.ACCESS_KEY,
                        index.column(Dimension.ACCESS_KEY).dictionary().value(code),
                        found));
        ask(
                Dimension.RESOURCE,
                (code, found) ->
                        lookup.arn(index.column(Dimension.RESOURCE).dictionary().value(code), found));
        ask(
                Dimension.TARGET,
                (code, found) ->
                        lookup.arn(index.column(Dimension.TARGET).dictionary().value(code), found));
        IntFunction<int[]> principals = code -> {
            IntArray found = new IntArray();
            Principal principal = index.principalOf(code);
            lookup.arn(principal.arn(), found);
            lookup.arn(principal.issuerArn(), found);
            return found.toArray();
        };
        add(index.principals(), principals, index::principalCode, null);
    }

    private interface Question {
        void ask(int code, IntArray found);
    }

    private void ask(Dimension dimension, Question question) {
        Column column = index.column(dimension);
        Values dictionary = column.dictionary();
        IntFunction<int[]> answer = code -> {
            IntArray found = new IntArray();
            if (code != 0) {
                question.ask(code, found);
            }
            return found.toArray();
        };
        add(dictionary.size(), answer, column::code, column.isMultiple() ? column : null);
    }

    private void add(
            int codes,
            IntFunction<int[]> answer,
            IntUnaryOperator code,
            @org.jspecify.annotations.Nullable Column multiple) {
        int[][] atoms = new int[codes][];
        boolean any = false;
        for (int one = 0; one < codes; one++) {
            if (one % 4096 == 0) {
                job.checkCancelled();
            }
            atoms[one] = answer.apply(one);
            any |= atoms[one].length > 0;
        }
        if (any) {
            asked.add(new Asked(atoms, code, multiple));
        }
    }

    private Map<Integer, int[]> collect() {
        job.stage("Matching indicators", JobUnit.EVENTS, index.size());
        Map<Integer, IntArray> rows = new TreeMap<>();
        IntArray hit = new IntArray();
        for (int row = 0; !asked.isEmpty() && row < index.size(); row++) {
            if (row % ROWS_BETWEEN_CHECKS == 0) {
                job.checkCancelled();
                job.advance(row == 0 ? 0 : ROWS_BETWEEN_CHECKS);
            }
            hit.clear();
            for (Asked one : asked) {
                hits(one, row, hit);
            }
            if (!hit.isEmpty()) {
                decide(hit, row, rows);
            }
        }
        Map<Integer, int[]> result = new TreeMap<>();
        rows.forEach((indicator, own) -> result.put(indicator, own.toArray()));
        return result;
    }

    private static void hits(Asked one, int row, IntArray hit) {
        int[] codes = one.multiple() == null
                ? new int[] {one.code().applyAsInt(row)}
                : one.multiple().codes(row);
        for (int code : codes) {
            for (int atom : one.atoms()[code]) {
                hit.add(atom);
            }
        }
    }

    private void decide(IntArray hit, int row, Map<Integer, IntArray> rows) {
        Map<Integer, java.util.Set<Integer>> atoms = new HashMap<>();
        for (int at = 0; at < hit.size(); at++) {
            atoms.computeIfAbsent(indicatorOfAtom.get(hit.get(at)), key -> new java.util.HashSet<>())
                    .add(hit.get(at));
        }
        atoms.forEach((indicator, own) -> {
            if (own.size() == indicators.get(indicator).atoms().size()) {
                rows.computeIfAbsent(indicator, key -> new IntArray()).add(row);
            }
        });
    }
}
