package org.nightjar.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Turns a day's acts into log files as CloudTrail delivers them: one series a region, a file for every five minutes
 * or more, so that files hold at least some dozens of records. Confined to one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html">
 *     CloudTrail log file names</a>
 */
final class DayFiles {
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int[] WINDOW_MINUTES = {5, 15, 60, 360, 1_440};
    private static final int RECORDS_WANTED = 60;
    private static final int MINUTES_A_DAY = 1_440;
    private static final int BUFFER_BYTES = 1 << 14;
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final SimulationPlan plan;
    private final Organisation organisation;
    private final RecordWriter writer;
    private final LocalDate day;

    DayFiles(SimulationPlan plan, World world, LocalDate day, Act first) {
        this.plan = plan;
        this.organisation = world.organisation();
        this.writer = new RecordWriter(organisation, new Blanks(organisation, world.names(), first));
        this.day = day;
    }

    List<LogFile> write(List<Act> sorted) throws IOException {
        int window = windowMinutes(sorted.size());
        long midnight = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        Map<String, List<Act>> groups = new TreeMap<>();
        for (Act act : sorted) {
            String region = act.action().global() ? "us-east-1" : act.region();
            long index = (act.second() - midnight) / (window * 60L);
            String key = region + " " + String.format(Locale.ROOT, "%03d", index);
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(act);
        }
        List<LogFile> files = new ArrayList<>();
        for (Map.Entry<String, List<Act>> group : groups.entrySet()) {
            String region = group.getKey().substring(0, group.getKey().indexOf(' '));
            files.add(new LogFile(path(region, group.getKey(), group.getValue()), compress(group.getValue())));
        }
        return files;
    }

    private static int windowMinutes(int eventsADay) {
        for (int minutes : WINDOW_MINUTES) {
            if ((long) eventsADay * minutes / MINUTES_A_DAY >= RECORDS_WANTED) {
                return minutes;
            }
        }
        return MINUTES_A_DAY;
    }

    /** Files are named by the time of delivery, some minutes after the last event, and kept under the events' day. */
    private String path(String region, String key, List<Act> acts) {
        Dice dice = Dice.of(plan.seed(), "file", day, key);
        long delivered = acts.get(acts.size() - 1).second() + 180 + dice.below(300);
        long midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        Instant named = Instant.ofEpochSecond(Math.min(delivered, midnight - 1));
        String account = organisation.account();
        return "AWSLogs/" + account + "/CloudTrail/" + region + "/" + FOLDER.format(day.atStartOfDay(ZoneOffset.UTC))
                + "/" + account + "_CloudTrail_" + region + "_" + NAME_TIME.format(named) + "_" + dice.letters(16)
                + ".json.gz";
    }

    private byte[] compress(List<Act> acts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(acts.size() * 300 + 64);
        // A gzip header of java.util.zip carries no time, so equal records make equal files.
        try (OutputStream gzip = new QuickGzip(bytes);
                JsonGenerator json = JSON.createGenerator(gzip)) {
            json.writeStartObject();
            json.writeArrayFieldStart("Records");
            for (Act act : acts) {
                writer.write(json, act);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Gzip at a level that is twice as quick as the default and a little larger. */
    private static final class QuickGzip extends GZIPOutputStream {
        private static final int LEVEL = 4;

        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(LEVEL);
        }
    }
}
