package org.nightjar.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.NetworkClass;

/** The curated list of what kind of network an operator runs ({@code assets/geo/network-classes.tsv}). Immutable. */
final class NetworkClasses {
    private static final int COLUMNS = 5;

    /**
     * A line of the list.
     *
     * @param asn autonomous system number
     * @param networkClass what a source address of it most likely is
     * @param brand the name people know
     * @param word must occur in the registered name, in lower case
     * @param reason why it is in that class
     */
    record Entry(long asn, NetworkClass networkClass, String brand, String word, String reason) {}

    private final Map<Long, Entry> entries = new HashMap<>();

    /** Reads the list. Closes the stream. */
    NetworkClasses(InputStream lines) throws IOException {
        Map<String, NetworkClass> classes = new HashMap<>();
        for (NetworkClass networkClass : NetworkClass.values()) {
            classes.put(networkClass.id(), networkClass);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split("\t", -1);
                if (line.startsWith("#")) {
                    continue;
                }
                NetworkClass networkClass = cells.length == COLUMNS ? classes.get(cells[1]) : null;
                if (networkClass == null) {
                    throw new IOException("not a line of network classes: " + line);
                }
                Entry entry = new Entry(Long.parseLong(cells[0]), networkClass, cells[2], cells[3], cells[4]);
                if (entries.put(entry.asn, entry) != null) {
                    throw new IOException("twice in the network classes: " + line);
                }
            }
        }
    }

    /** The line of an operator, or null if it is not listed. */
    @Nullable
    Entry find(long asn) {
        return entries.get(asn);
    }

    List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }
}
