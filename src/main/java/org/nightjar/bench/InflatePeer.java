package org.nightjar.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/** The least that any import must do: inflate, and read every token. */
final class InflatePeer {

    private static final int BUFFER = 128 << 10;

    private final boolean tokenise;
    private final JsonFactory json = new JsonFactory();

    InflatePeer(boolean tokenise) {
        this.tokenise = tokenise;
    }

    /** The number of records, or of bytes if tokens are not read. */
    long run(List<Path> files) throws Exception {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (Path file : files) {
                counts.add(threads.submit(() -> read(file)));
            }
            long count = 0;
            for (Future<Long> one : counts) {
                count += one.get();
            }
            return count;
        } finally {
            threads.shutdownNow();
        }
    }

    private long read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
            return tokenise ? records(in) : bytes(in);
        }
    }

    private static long bytes(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long all = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            all += count;
        }
        return all;
    }

    /** Objects in a list in an object. */
    private long records(InputStream in) throws IOException {
        long records = 0;
        int depth = 0;
        try (JsonParser parser = json.createParser(in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                    records += depth == 3 && token == JsonToken.START_OBJECT ? 1 : 0;
                } else if (token.isStructEnd()) {
                    depth--;
                }
            }
        }
        return records;
    }
}
