package org.nightjar.enrich.lists;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.IpNetwork;

/** Gathers the networks of a list and counts what is not understood; stops at a million networks. */
final class ListBuilder {
    private final List<ListedNetwork> networks = new ArrayList<>();
    private final List<BadLine> firstBad = new ArrayList<>();
    private final String unit;
    private int badLines;
    private @Nullable LocalDate newest;

    /**
     * @param unit what is counted, such as {@code line}
     */
    ListBuilder(String unit) {
        this.unit = unit;
    }

    void add(ListedNetwork listed) throws IOException {
        if (networks.size() >= ListContent.MOST_NETWORKS) {
            throw new IOException("it has more than a million networks");
        }
        networks.add(listed);
    }

    /** The network of a text, or null after counting it as bad. */
    @Nullable
    IpNetwork network(int number, String line, String text) {
        IpNetwork network = IpNetwork.parse(text).orElse(null);
        if (network == null) {
            bad(number, line, "is no network");
        } else if (network.prefixLength() == 0) {
            bad(number, line, "is the whole internet");
            network = null;
        }
        return network;
    }

    void bad(int number, String line, String reason) {
        badLines++;
        if (firstBad.size() < ListContent.MOST_TOLD) {
            firstBad.add(BadLine.of(unit, number, line, reason));
        }
    }

    /** A day that the list names; the newest counts. */
    void dated(LocalDate day) {
        newest = newest == null || day.isAfter(newest) ? day : newest;
    }

    List<ListedNetwork> networks() {
        return networks;
    }

    /**
     * What was read.
     *
     * @throws IOException if it has no network, or more lines that are not understood than networks
     */
    ListContent content(String kind, List<ListedNetwork> classed) throws IOException {
        if (networks.isEmpty() || badLines > networks.size()) {
            String first =
                    firstBad.isEmpty() ? "it has no networks" : firstBad.get(0).toString();
            throw new IOException("it is not a MaxMind DB file, nor a list of networks: " + first);
        }
        return new ListContent(kind, Optional.ofNullable(newest), classed, badLines, firstBad);
    }
}
