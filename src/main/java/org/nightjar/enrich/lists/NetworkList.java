package org.nightjar.enrich.lists;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.IpNetwork;

/**
 * A list of networks that says what kind of network they are. Of several networks that hold an address the one with
 * the longest prefix answers; of two alike, the one that stands later in the list. Immutable; a look-up asks once per
 * length of prefix that the list has.
 */
public final class NetworkList {
    /** Longest file that is read, in bytes: ten times Amazon's list of 2026. */
    static final int LONGEST_FILE = 64 << 20;

    private final ListContent content;
    private final LocalDate date;
    private final Map<IpNetwork, ListedNetwork> networks = new HashMap<>();
    private final BitSet lengthsV4 = new BitSet();
    private final BitSet lengthsV6 = new BitSet();

    private NetworkList(ListContent content, LocalDate fileDate) {
        this.content = content;
        this.date = content.date().orElse(fileDate);
        for (ListedNetwork listed : content.networks()) {
            IpNetwork network = listed.network();
            networks.put(network, listed);
            (network.address().length == 4 ? lengthsV4 : lengthsV6).set(network.prefixLength());
        }
    }

    /**
     * Reads a list, whatever its form.
     *
     * @param torNetwork whether an address lies in a network that is known to run Tor exits: a list of single addresses
     *     is one of Tor exits if a tenth of them do
     * @throws IOException whose message says, as the end of a sentence, why the file is no list
     */
    public static NetworkList read(Path file, Predicate<byte[]> torNetwork) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST_FILE + 1);
        }
        if (bytes.length > LONGEST_FILE) {
            throw new IOException("it is longer than " + (LONGEST_FILE >> 20) + " MB");
        }
        for (byte one : bytes) {
            if (one == 0) {
                throw new IOException("it is not a MaxMind DB file, nor text");
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String start = text.substring(0, Math.min(text.length(), 4096)).stripLeading();
        ListContent content = start.startsWith("{") ? AwsRanges.read(text) : new TextList(torNetwork).read(text);
        LocalDate fileDate = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
        return new NetworkList(content, fileDate);
    }

    /** What kind of list it is, such as {@code Tor exits}. */
    public String kind() {
        return content.kind();
    }

    /** The day that the list names, or that its file was last changed, UTC. */
    public LocalDate date() {
        return date;
    }

    /** How many networks it has, and which lines were not understood; one sentence. */
    public String summary() {
        String dated = content.date().isPresent() ? "" : ", dated by its file";
        String networksRead = networks.size() + (networks.size() == 1 ? " network" : " networks") + dated;
        List<BadLine> bad = content.firstBad();
        if (content.badLines() == 0) {
            return networksRead + ".";
        }
        String lines = content.badLines() == 1 ? "1 of its lines was" : content.badLines() + " of its lines were";
        return networksRead + "; " + lines + " not understood: "
                + String.join("; ", bad.stream().map(BadLine::toString).toList())
                + (content.badLines() > bad.size() ? "; and so on." : ".");
    }

    /** The most exact network that holds an address of 4 or 16 bytes. */
    public Optional<ListedNetwork> find(byte[] address) {
        BitSet lengths = address.length == 4 ? lengthsV4 : lengthsV6;
        for (int length = lengths.length() - 1; length >= 0; length = lengths.previousSetBit(length - 1)) {
            @Nullable ListedNetwork listed = networks.get(new IpNetwork(address, length));
            if (listed != null) {
                return Optional.of(listed);
            }
        }
        return Optional.empty();
    }
}
