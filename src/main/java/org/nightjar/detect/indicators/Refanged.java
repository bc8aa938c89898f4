package org.nightjar.detect.indicators;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry as it was before somebody made it harmless to click: {@code 203.0.113[.]7}, {@code hxxps://bad(dot)example/x}. Of
 * an address on the web and of one with a port only the host is kept, which is all that an audit log has.
 */
final class Refanged {

    private static final Pattern DOT = Pattern.compile("[\\[({](?:\\.|dot)[\\])}]", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLON = Pattern.compile("[\\[({]:(//)?[\\])}]");

    /** Scheme, who asks, host (of IPv6 in brackets), port, the rest. */
    private static final Pattern ON_THE_WEB = Pattern.compile(
            "(?:h[tx]{2}ps?|ftp|wss?)://(?:[^/@\\s]*@)?(?:\\[([0-9a-f:.]+)\\]|([^/:?#\\s\\[\\]]+))(?::[0-9]{1,5})?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WITH_PORT =
            Pattern.compile("(?:([0-9]{1,3}(?:\\.[0-9]{1,3}){3})|\\[([0-9a-fA-F:.]+)\\]):[0-9]{1,5}");

    private Refanged() {}

    static String of(String written) {
        String value = DOT.matcher(written.strip()).replaceAll(".");
        value = COLON.matcher(value).replaceAll(":$1");
        Matcher web = ON_THE_WEB.matcher(value);
        Matcher port = WITH_PORT.matcher(value);
        return web.matches() ? first(web) : port.matches() ? first(port) : value;
    }

    private static String first(Matcher matcher) {
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
