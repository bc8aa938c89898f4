package org.nightjar.enrich;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the operating system by a user agent string. Distributions made for attacks come first: their kernels bear their
 * names ({@code Linux/6.1.0-kali5-amd64}), which is a fact worth seeing and no proof.
 */
final class AgentSystem {

    private record Rule(Pattern pattern, String name) {
        static Rule of(String regex, String name) {
            return new Rule(Pattern.compile(regex), name);
        }
    }

    private static final Pattern ATTACK =
            Pattern.compile("(?:linux|os|exe|distrib)[/#]\\S*?(kali|parrot|pentoo|blackarch|backbox)");
    private static final Map<String, String> ATTACK_NAMES = Map.of(
            "kali", "Kali Linux",
            "parrot", "Parrot OS",
            "pentoo", "Pentoo Linux",
            "blackarch", "BlackArch Linux",
            "backbox", "BackBox Linux");
    /** Of aws-cli: {@code exe/x86_64.ubuntu.22} or {@code md/distrib#ubuntu.22}. */
    private static final Pattern DISTRIBUTION =
            Pattern.compile("(?:exe/[a-z0-9_]+\\.|distrib#)([a-z]+)(?:\\.([0-9][0-9.]*))?");

    private static final Map<String, String> DISTRIBUTION_NAMES = Map.of(
            "amzn",
            "Amazon Linux",
            "rhel",
            "Red Hat Enterprise Linux",
            "sles",
            "SUSE Linux Enterprise",
            "centos",
            "CentOS");

    /** In order; {@code $1} is the first group, with underscores as points. */
    private static final List<Rule> RULES = List.of(
            Rule.of("linux\\S*microsoft-standard-wsl2", "Linux in Windows (WSL 2)"),
            Rule.of("\\bamzn([0-9]{4}|[0-9])", "Amazon Linux $1"),
            Rule.of("(?:iphone os|cpu os) ([0-9_]+)", "iOS $1"),
            Rule.of("android[ /]([0-9.]+)", "Android $1"),
            Rule.of("mac[ _]os[ _]x[ /]([0-9]+[0-9_.]*)", "macOS $1"),
            Rule.of("macos/([0-9]+[0-9.]*)", "macOS $1"),
            Rule.of("darwin/([0-9]+\\.[0-9.]+)", "macOS (Darwin $1)"),
            Rule.of("os/macos#([0-9.]+)", "macOS (Darwin $1)"),
            Rule.of("os/macos|\\bdarwin\\b|macintosh|mac os x", "macOS"),
            Rule.of("windows nt 10\\.0", "Windows 10 or 11"),
            Rule.of("windows nt 6\\.3", "Windows 8.1"),
            Rule.of("windows nt 6\\.1", "Windows 7"),
            Rule.of("(?:os/windows#|windows/|windows_(?:server[-_])?)([0-9]+[0-9._]*)", "Windows $1"),
            Rule.of("\\bwindows\\b|windows_|\\bwin(?:32|64)\\b|powershell", "Windows"),
            Rule.of("\\bcros\\b", "ChromeOS"),
            Rule.of("; ubuntu", "Ubuntu"),
            Rule.of("(?:os/linux#|linux/)([0-9]+\\.[0-9]+[0-9.]*)", "Linux $1"),
            Rule.of("\\blinux(?:\\b|_)|\\bx11\\b", "Linux"));

    private AgentSystem() {}

    /**
     * The system with its version where the string gives one; "" if it names none.
     *
     * @param lower the string in lower case
     */
    static String of(String lower) {
        Matcher attack = ATTACK.matcher(lower);
        if (attack.find()) {
            return ATTACK_NAMES.getOrDefault(attack.group(1), "");
        }
        Matcher distribution = DISTRIBUTION.matcher(lower);
        if (distribution.find() && !lower.contains("microsoft-standard-wsl2")) {
            String id = distribution.group(1);
            String name =
                    DISTRIBUTION_NAMES.getOrDefault(id, id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1));
            return distribution.group(2) == null ? name : name + " " + distribution.group(2);
        }
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern.matcher(lower);
            if (matcher.find()) {
                String found = matcher.groupCount() == 0 ? "" : matcher.group(1).replace('_', '.');
                return rule.name.replace("$1", found.replaceFirst("\\.+$", ""));
            }
        }
        return "";
    }
}
