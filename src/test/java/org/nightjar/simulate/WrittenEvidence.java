package org.nightjar.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads back what a simulation wrote, with nothing but the JDK and Jackson. */
final class WrittenEvidence {
    static final ObjectMapper JSON = new ObjectMapper();

    private WrittenEvidence() {}

    /** Decompressed text of each log file by its path, from a tree or an archive. */
    static Map<String, String> files(Path evidence) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(evidence)) {
            try (Stream<Path> walk = Files.walk(evidence)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    files.put(
                            "AWSLogs/" + evidence.relativize(file).toString().replace('\\', '/'),
                            text(Files.readAllBytes(file)));
                }
            }
            return files;
        }
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(evidence))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), text(zip.readAllBytes()));
            }
        }
        return files;
    }

    /** All records, in the order of the files' paths. */
    static List<JsonNode> records(Path evidence) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String text : files(evidence).values()) {
            JSON.readTree(text).get("Records").forEach(records::add);
        }
        return records;
    }

    static JsonNode truth(Path out) throws IOException {
        return JSON.readTree(Files.readAllBytes(out.resolve(Simulation.TRUTH_FILE)));
    }

    static List<String> ids(JsonNode labelled) {
        List<String> ids = new ArrayList<>();
        labelled.get("eventIds").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static String text(byte[] gzip) throws IOException {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
