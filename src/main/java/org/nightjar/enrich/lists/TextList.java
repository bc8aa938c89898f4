package org.nightjar.enrich.lists;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.IpNetwork;
import org.nightjar.model.NetworkClass;

/**
 * A list in plain text, one network a line: {@code NETWORK [CLASS] [whose it is]}, parted by blanks or
 * commas; {@code #} and {@code ;} begin a comment. {@code # class: tor} and {@code # name: Example VPN} hold for
 * the lines after them. Also Tor's list of exits, whose lines say {@code ExitAddress 192.0.2.1 2026-01-02 03:04:05}.
 * What no line says is hosting, or Tor if the addresses are those of Tor exits. Used once.
 *
 * @see <a href="https://metrics.torproject.org/collector.html#type-tordnsel">Tor's list of exits</a>
 */
final class TextList {
    private static final Pattern SETTING =
            Pattern.compile("[#;]\\s*(class|name)\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXIT_LINE =
            Pattern.compile("(ExitNode|Published|LastStatus|ExitAddress|Downloaded|@type)\\s(.*)");
    private static final Pattern PARTS = Pattern.compile("[\\s,]+");
    private static final Map<String, NetworkClass> CLASSES = new HashMap<>();

    static {
        Set<NetworkClass> ofPublicAddresses = EnumSet.of(
                NetworkClass.ISP,
                NetworkClass.CLOUD,
                NetworkClass.VPN_OR_HOSTING,
                NetworkClass.TOR,
                NetworkClass.CDN,
                NetworkClass.SERVICE);
        ofPublicAddresses.forEach(one -> CLASSES.put(one.id(), one));
    }

    private final Predicate<byte[]> torNetwork;
    private final ListBuilder list = new ListBuilder("line");
    private @Nullable NetworkClass declared;
    private String name = "";
    private boolean exits;
    private int unclassed;
    private int single;
    private int inTorNetworks;

    TextList(Predicate<byte[]> torNetwork) {
        this.torNetwork = torNetwork;
    }

    ListContent read(String text) throws IOException {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            read(number, number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
        }
        boolean tor = unclassed > 0 && single == unclassed && inTorNetworks * 10L >= unclassed;
        NetworkClass assumed = tor ? NetworkClass.TOR : NetworkClass.VPN_OR_HOSTING;
        List<ListedNetwork> classed = list.networks().stream()
                .map(one -> one.networkClass() == NetworkClass.UNKNOWN
                        ? new ListedNetwork(one.network(), assumed, one.provider())
                        : one)
                .toList();
        return list.content(kind(classed), classed);
    }

    private String kind(List<ListedNetwork> classed) {
        Set<NetworkClass> classes = EnumSet.noneOf(NetworkClass.class);
        classed.forEach(one -> classes.add(one.networkClass()));
        if (exits || classes.equals(EnumSet.of(NetworkClass.TOR))) {
            return "Tor exits";
        }
        String ids = String.join(", ", classes.stream().map(NetworkClass::id).toList());
        return "list of networks (" + ids + ")";
    }

    private void read(int number, String line) throws IOException {
        Matcher setting = SETTING.matcher(line.strip());
        if (setting.matches()) {
            set(
                    number,
                    line,
                    setting.group(1).toLowerCase(Locale.ROOT),
                    setting.group(2).strip());
            return;
        }
        Matcher exit = EXIT_LINE.matcher(line.strip());
        if (exit.matches()) {
            exits = true;
            readExit(number, line, exit.group(1), exit.group(2).strip());
            return;
        }
        String bare = withoutComment(line);
        if (!bare.isEmpty()) {
            readNetwork(number, line, bare);
        }
    }

    private void set(int number, String line, String key, String value) {
        if (key.equals("name")) {
            name = value;
        } else if (CLASSES.containsKey(value.toLowerCase(Locale.ROOT))) {
            declared = CLASSES.get(value.toLowerCase(Locale.ROOT));
        } else {
            list.bad(number, line, "names no class of networks");
        }
    }

    private void readExit(int number, String line, String key, String value) throws IOException {
        String[] parts = PARTS.split(value);
        int dayAt = key.equals("ExitAddress") ? 1 : 0;
        if (key.equals("ExitAddress")) {
            IpNetwork network = list.network(number, line, parts[0]);
            if (network != null) {
                list.add(new ListedNetwork(network, NetworkClass.TOR, name));
            }
        }
        if (!key.equals("ExitNode") && !key.equals("@type") && parts.length > dayAt) {
            try {
                list.dated(LocalDate.parse(parts[dayAt]));
            } catch (DateTimeException e) {
                list.bad(number, line, "has no date");
            }
        }
    }

    private static String withoutComment(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '#' && line.charAt(end) != ';') {
            end++;
        }
        return line.substring(0, end).strip();
    }

    private void readNetwork(int number, String line, String bare) throws IOException {
        String[] parts = PARTS.split(bare, 3);
        IpNetwork network = list.network(number, line, parts[0]);
        if (network == null) {
            return;
        }
        NetworkClass own = parts.length < 2 ? null : CLASSES.get(parts[1].toLowerCase(Locale.ROOT));
        String rest = own == null
                ? bare.substring(parts[0].length()).replaceFirst("^[\\s,]+", "")
                : parts.length < 3 ? "" : parts[2];
        NetworkClass networkClass = own == null ? declared : own;
        if (networkClass == null) {
            unclassed++;
            single += network.prefixLength() == network.address().length * 8 ? 1 : 0;
            inTorNetworks += torNetwork.test(network.address()) ? 1 : 0;
        }
        list.add(new ListedNetwork(
                network, networkClass == null ? NetworkClass.UNKNOWN : networkClass, rest.isEmpty() ? name : rest));
    }
}
