package org.nightjar.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The values that questions ask for, the same for all.
 *
 * @param firstMillis time of the first event
 * @param lastMillis time of the last
 * @param user the busiest
 * @param service of the filter
 * @param region of the filter
 * @param outcome of the filter
 */
record QuestionValues(long firstMillis, long lastMillis, String user, String service, String region, String outcome) {

    long lengthMillis() {
        return lastMillis - firstMillis + 1;
    }

    void write(Path file) throws IOException {
        Properties all = new Properties();
        all.setProperty("first", Long.toString(firstMillis));
        all.setProperty("last", Long.toString(lastMillis));
        all.setProperty("user", user);
        all.setProperty("service", service);
        all.setProperty("region", region);
        all.setProperty("outcome", outcome);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            all.store(out, null);
        }
    }

    static QuestionValues read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            all.load(in);
        }
        return new QuestionValues(
                Long.parseLong(all.getProperty("first")),
                Long.parseLong(all.getProperty("last")),
                all.getProperty("user"),
                all.getProperty("service"),
                all.getProperty("region"),
                all.getProperty("outcome"));
    }
}
