package org.nightjar.enrich;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.AgentFacts;

/**
 * Tells the client by its user agent string. The family never holds a version, so that an upgrade is not a new client.
 * The rules are at {@link AgentRule}; a client that they do not know is called by its own first word.
 */
public final class UserAgents {
    private static final int LONGEST_FAMILY = 80;
    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9][a-z0-9-]*\\.)+[a-z][a-z-]*[a-z]");
    private static final Pattern CONSOLE_HOST = Pattern.compile("(?:^|\\.)(?:console|signin)\\..*amazonaws\\.com");
    /** A UUID or other long hexadecimal number at the end of a name, new with every start of the tool. */
    private static final Pattern SERIAL =
            Pattern.compile("(?<=[A-Za-z0-9])[-_](?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,64})$");

    private static final Pattern FIRST_VERSION = Pattern.compile("^[^/\\s]+" + AgentRule.VERSION);
    /** A shell in the console: somebody types there. */
    private static final Pattern CLOUD_SHELL = Pattern.compile("exec-env/cloudshell");

    private static final int LONGEST_HOST = 253;
    /** No more of a string is read: clients write a few hundred characters. */
    private static final int LONGEST_READ = 4096;

    private UserAgents() {}

    /**
     * The client behind a user agent, brackets around it or not.
     *
     * @param userAgent as logged; "" if the log does not say
     */
    public static AgentFacts facts(String userAgent) {
        String text = withoutBrackets(userAgent);
        String lower = text.substring(0, Math.min(text.length(), LONGEST_READ)).toLowerCase(Locale.ROOT);
        if (isHost(lower)) {
            boolean console = CONSOLE_HOST.matcher(lower).find();
            return console ? new AgentFacts(AgentRule.CONSOLE, true) : new AgentFacts(cut(lower), false);
        }
        AgentRule rule = rule(lower);
        String family = rule == null ? cut(SERIAL.matcher(firstProduct(text)).replaceFirst("")) : rule.family();
        String version = rule == null ? versionOfFirst(lower) : rule.versionIn(lower);
        String sdk = AgentSdk.of(lower);
        if (version.isEmpty() && !family.isEmpty() && sdk.startsWith(family)) {
            version = sdk.substring(sdk.lastIndexOf(' ') + 1);
        }
        boolean person =
                rule != null && rule.interactive() || CLOUD_SHELL.matcher(lower).find();
        return new AgentFacts(family, person, cut(version), cut(sdk), cut(AgentSystem.of(lower)));
    }

    /** Whether a string names a client that is known here: a rule's, a service's host. */
    static boolean isKnown(String userAgent) {
        String lower = withoutBrackets(userAgent).toLowerCase(Locale.ROOT);
        return isHost(lower) || rule(lower) != null;
    }

    private static String withoutBrackets(String userAgent) {
        String text = userAgent.strip();
        return text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    private static @Nullable AgentRule rule(String lower) {
        for (AgentRule rule : AgentRule.TOOLS) {
            if (lower.contains(rule.part())) {
                return rule;
            }
        }
        if (lower.startsWith("mozilla/") || lower.startsWith("opera/")) {
            for (AgentRule rule : AgentRule.BROWSERS) {
                if (lower.contains(rule.part())) {
                    return rule;
                }
            }
        }
        for (AgentRule rule : AgentRule.PROGRAMS) {
            if (rule.begins(lower)) {
                return rule;
            }
        }
        return null;
    }

    private static String versionOfFirst(String lower) {
        Matcher matcher = FIRST_VERSION.matcher(lower);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** A bare host name, as CloudTrail gives for calls that a service makes. */
    private static boolean isHost(String lower) {
        return lower.length() <= LONGEST_HOST && HOST.matcher(lower).matches();
    }

    private static String firstProduct(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '/' && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private static String cut(String family) {
        return family.length() <= LONGEST_FAMILY ? family : family.substring(0, LONGEST_FAMILY);
    }
}
