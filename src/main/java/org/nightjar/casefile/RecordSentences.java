package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Says how stored records fit, sentence by sentence; long lists are cut, and say so. */
final class RecordSentences {

    /** So many wrong records are named of all items together. */
    private static final int NAMED = 100;

    final List<String> passed = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    final List<String> notChecked = new ArrayList<>();

    RecordSentences(List<ItemReading> readings) {
        List<ItemReading> same = readings.stream().filter(ItemReading::isSame).toList();
        List<ItemReading> others =
                readings.stream().filter(reading -> !reading.isSame()).toList();
        long wrong = sum(readings, RecordCheck.Result::wrongOnes);
        long fitting = sum(same, RecordCheck.Result::compared) - sum(same, RecordCheck.Result::wrongOnes);
        if (wrong == 0 && fitting > 0) {
            passed.add(count(fitting, "stored record is", "stored records are")
                    + " byte for byte what stands at the stated place of the evidence.");
        }
        long compared = sum(readings, RecordCheck.Result::compared);
        long columns = compared - sum(readings, RecordCheck.Result::otherParser);
        if (wrong == 0 && columns > 0) {
            passed.add(count(columns, "stored event says", "stored events say") + " what the record says.");
        }
        readings.stream()
                .flatMap(reading -> reading.records().stream())
                .flatMap(result -> result.wrong().stream())
                .limit(NAMED)
                .forEach(failed::add);
        if (wrong > failed.size()) {
            failed.add("The same holds for " + (wrong - failed.size()) + " further events.");
        }
        whatWasNotCompared(readings, others);
    }

    private void whatWasNotCompared(List<ItemReading> readings, List<ItemReading> others) {
        long alone = sum(others, RecordCheck.Result::compared);
        if (alone > 0) {
            notChecked.add(count(alone, "stored event was", "stored events were")
                    + " compared with stored records alone, because the evidence is gone, changed or unreadable.");
        }
        long rows = sum(readings, RecordCheck.Result::unreadable);
        if (rows > 0) {
            notChecked.add(count(rows, "stored event was", "stored events were")
                    + " not compared with anything: the evidence is gone, and a row of a table says nothing without its"
                    + " heading.");
        }
        long withoutHash = sum(readings, RecordCheck.Result::withoutHash);
        if (withoutHash > 0) {
            notChecked.add(count(withoutHash, "stored event has", "stored events have")
                    + " no content hash to compare (rows of tables, renderings, cases of the first version).");
        }
        long otherParser = sum(readings, RecordCheck.Result::otherParser);
        if (otherParser > 0) {
            notChecked.add(count(otherParser, "stored event was", "stored events were")
                    + " read by another version of Nightjar, which may have read them differently: only records and"
                    + " content hashes were compared.");
        }
        for (ItemReading reading : readings) {
            if (reading.records().filter(RecordCheck.Result::givenUp).isPresent()) {
                notChecked.add("Evidence item " + reading.item().id() + " was not compared to its end: too many of its"
                        + " events stand somewhere else than the case says.");
            }
        }
    }

    private static long sum(List<ItemReading> readings, ToLongFunction<RecordCheck.Result> what) {
        return readings.stream()
                .flatMap(reading -> reading.records().stream())
                .mapToLong(what)
                .sum();
    }

    private static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
