package org.nightjar.simulate;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public address ranges that stories draw from. Immutable. */
final class Networks {

    private final Map<String, Network> byId = new LinkedHashMap<>();

    Networks() {
        for (List<String> row : ResourceTable.rows("networks.tsv")) {
            Network network = Network.parse(row);
            byId.put(network.id(), network);
        }
    }

    Network require(String id) {
        Network network = byId.get(id);
        if (network == null) {
            throw new IllegalStateException("no network " + id);
        }
        return network;
    }

    /** Networks of a kind ({@code home}, {@code vpn}, …), in the table's order. */
    List<Network> ofKind(String kind) {
        return byId.values().stream()
                .filter(network -> network.kind().equals(kind))
                .toList();
    }

    /** Networks of a kind in a country. */
    List<Network> ofKind(String kind, String country) {
        return ofKind(kind).stream()
                .filter(network -> network.country().equals(country))
                .toList();
    }

    /**
     * A range of IPv4 addresses.
     *
     * @param kind home, office, mobile, hotel, vpn, tor, hosting, cloud
     * @param id its name in this room
     * @param country ISO 3166 code
     * @param zone time zone of the people there
     * @param first the range's first address as a number
     * @param size how many addresses
     */
    record Network(String kind, String id, String country, ZoneId zone, long first, int size) {

        static Network parse(List<String> row) {
            String[] prefix = row.get(4).split("/", -1);
            long first = 0;
            for (String part : prefix[0].split("\\.", -1)) {
                first = first * 256 + Integer.parseInt(part);
            }
            int size = 1 << (32 - Integer.parseInt(prefix[1]));
            return new Network(row.get(0), row.get(1), row.get(2), ZoneId.of(row.get(3)), first, size);
        }

        /** An address, never the first or last of the range. */
        String address(Dice dice) {
            long at = first + 1 + dice.below(size - 2);
            if ((at & 255) == 0 || (at & 255) == 255) {
                at = at ^ 17;
            }
            return (at >> 24) + "." + (at >> 16 & 255) + "." + (at >> 8 & 255) + "." + (at & 255);
        }
    }
}
