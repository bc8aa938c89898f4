package org.nightjar.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.detect.sigma.RecordTrial;
import org.nightjar.detect.sigma.RuleSet;
import org.nightjar.detect.sigma.RuleSetReader;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;

/** Tries Sigma rules on records of any log that they know, without a case: logs that cannot be imported included. */
public final class RuleTrial {

    private static final long MOST_BYTES = 64L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RuleTrial() {}

    /**
     * A rule that a record matches.
     *
     * @param record its number in the file, from 1
     * @param log such as {@code azure/auditlogs}
     * @param file where the rule stands
     * @param level of the rule
     * @param title of the rule
     * @param holds what of it holds, in words
     */
    public record Hit(int record, String log, String file, String level, String title, List<String> holds) {
        public Hit {
            holds = List.copyOf(holds);
        }
    }

    /**
     * What was tried.
     *
     * @param records how many
     * @param rules how many could be read
     * @param unusable rules that could not, each with its reason
     * @param hits by record, then in the order of the rules
     */
    public record Result(int records, int rules, List<RuleReport> unusable, List<Hit> hits) {
        public Result {
            unusable = List.copyOf(unusable);
            hits = List.copyOf(hits);
        }
    }

    /**
     * Tries all rules on all records.
     *
     * @param sigma files and folders of rules; none for Nightjar's own
     * @param log of the rules that are tried, such as {@code okta/okta}; "" for all
     * @param records JSON: an object, an array of objects, or objects one after the other
     * @throws NightjarException USAGE if the file cannot be read so
     */
    public static Result run(List<Path> sigma, String log, Path records, JobContext job) throws NightjarException {
        RuleSet set = RuleSetReader.read(sigma.isEmpty(), sigma, job);
        List<Hit> hits = new ArrayList<>();
        job.stage("Trying rules", JobUnit.EVENTS, -1);
        int number = 0;
        try {
            if (!Files.isRegularFile(records) || Files.size(records) > MOST_BYTES) {
                throw new NightjarException(
                        ErrorKind.USAGE, "There is no file “" + records + "”, or it is larger than 64 MiB.");
            }
            try (MappingIterator<JsonNode> each =
                    JSON.readerFor(JsonNode.class).readValues(Files.newBufferedReader(records))) {
                while (each.hasNext()) {
                    job.checkCancelled();
                    JsonNode rec = each.next();
                    if (!rec.isObject()) {
                        throw new NightjarException(
                                ErrorKind.USAGE, "Record " + (number + 1) + " of “" + records + "” is no JSON object.");
                    }
                    number++;
                    for (RecordTrial.Hit hit : RecordTrial.of(set, rec, log)) {
                        hits.add(new Hit(number, hit.log(), hit.file(), hit.level(), hit.title(), hit.holds()));
                    }
                    job.advance(1);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            throw readable(unreadable, records, number);
        }
        return new Result(number, set.size(), set.unusable(), hits);
    }

    /** Jackson throws what it could not read at the next record out of an iterator, so as one without a check. */
    private static NightjarException readable(Exception failed, Path records, int number) {
        if (failed instanceof org.nightjar.job.JobCancelledException cancelled) {
            throw cancelled;
        }
        return new NightjarException(
                ErrorKind.USAGE, "After " + number + " records “" + records + "” cannot be read as JSON.", failed);
    }
}
