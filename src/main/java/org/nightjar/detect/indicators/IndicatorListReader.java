package org.nightjar.detect.indicators;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Reads a list of indicators: plain text with an entry a line and comments after {@code #}, a table with commas,
 * semicolons or tabs, or a STIX 2.1 bundle. The content tells which. Memory is that of what was understood.
 */
public final class IndicatorListReader {

    /** A list of as many entries as are taken is smaller. */
    private static final long MOST_BYTES = 1L << 29;

    private IndicatorListReader() {}

    /** @throws NightjarException USAGE if there is no such file or it cannot be read */
    public static IndicatorList read(Path file, JobContext job) throws NightjarException {
        if (!Files.isRegularFile(file)) {
            throw new NightjarException(
                    ErrorKind.USAGE,
                    "There is no list of indicators at “" + file + "”; check the path after --indicators.");
        }
        requireSize(file);
        String name = String.valueOf(file.getFileName());
        IndicatorCollector collector = new IndicatorCollector();
        MessageDigest sha256 = sha256();
        try (InputStream in =
                new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), sha256), 1 << 16)) {
            String format = format(in, name);
            // Readers close what they read to its end; what they leave belongs to the hash as well.
            InputStream open = new FilterInputStream(in) {
                @Override
                public void close() {}
            };
            switch (format) {
                case "stix" -> StixIndicators.read(open, collector, job);
                case "csv" -> CsvIndicators.read(open, collector, job);
                default -> text(open, collector, job);
            }
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return collector.list(name, HexFormat.of().formatHex(sha256.digest()), format);
        } catch (IOException unreadable) {
            throw new NightjarException(
                    ErrorKind.USAGE,
                    "The list “" + file + "” cannot be read: it is damaged or not accessible.",
                    unreadable);
        }
    }

    private static void requireSize(Path file) throws NightjarException {
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException unreadable) {
            throw new NightjarException(ErrorKind.USAGE, "The list “" + file + "” cannot be read.", unreadable);
        }
        if (bytes > MOST_BYTES) {
            throw new NightjarException(
                    ErrorKind.USAGE,
                    "The list “" + file + "” has " + bytes + " bytes, and " + MOST_BYTES
                            + " are the most that is read; split it.");
        }
    }

    /** By the first characters: a bundle begins with a brace, a table's first line with names between separators. */
    private static String format(InputStream in, String name) throws IOException {
        in.mark(1 << 16);
        byte[] head = in.readNBytes(1 << 12);
        in.reset();
        String text = new String(head, StandardCharsets.UTF_8).strip();
        String start = text.startsWith("\ufeff") ? text.substring(1).strip() : text;
        if (start.startsWith("{")) {
            return "stix";
        }
        String line =
                start.lines().filter(one -> !one.startsWith("#")).findFirst().orElse("");
        boolean table = name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv)") || CsvIndicators.isHeading(line);
        return table ? "csv" : "text";
    }

    private static void text(InputStream in, IndicatorCollector collector, JobContext job) throws IOException {
        ShortLines lines = new ShortLines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            int number = lines.number();
            if (number % 4096 == 1) {
                job.checkCancelled();
            }
            if (line.length() > ShortLines.LONGEST) {
                collector.notUnderstood(number, line.substring(0, 100));
                continue;
            }
            int hash = line.startsWith("#") ? 0 : line.indexOf(" #") >= 0 ? line.indexOf(" #") : line.indexOf("\t#");
            String value = (hash < 0 ? line : line.substring(0, hash)).strip();
            String comment = hash < 0 ? "" : line.substring(line.indexOf('#', hash) + 1);
            if (!value.isEmpty()) {
                collector.entry(Optional.empty(), value, number, comment);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
