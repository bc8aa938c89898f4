package org.nightjar.enrich;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the library that a client is built on, with its version, by its user agent string.
 *
 * @see <a href="https://github.com/aws/aws-sdk-go-v2/blob/main/aws/middleware/user_agent.go">How an SDK writes it</a>
 */
final class AgentSdk {
    private static final Pattern SDK = Pattern.compile(
            "(?:^|[\\s,(/])(aws-sdk-([a-z]+)[0-9]*(?:-v([0-9]))?[a-z0-9-]*|botocore|rusoto)[/#]v?([0-9][0-9a-z.+_-]*)");

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("java", "Java"),
            Map.entry("kotlin", "Kotlin"),
            Map.entry("go", "Go"),
            Map.entry("nodejs", "JavaScript"),
            Map.entry("js", "JavaScript"),
            Map.entry("dotnet", ".NET"),
            Map.entry("net", ".NET"),
            Map.entry("php", "PHP"),
            Map.entry("ruby", "Ruby"),
            Map.entry("rust", "Rust"),
            Map.entry("cpp", "C++"),
            Map.entry("swift", "Swift"));

    private AgentSdk() {}

    /**
     * Such as {@code AWS SDK for Go v2 1.44.1}, {@code Botocore 1.29.4}; "" if none is named. Java, Go and JavaScript
     * carry their generation, for those are different libraries.
     *
     * @param lower the string in lower case
     */
    static String of(String lower) {
        Matcher matcher = SDK.matcher(lower);
        while (matcher.find()) {
            String version = matcher.group(4);
            String language = matcher.group(2) == null ? "" : LANGUAGES.getOrDefault(matcher.group(2), "");
            if (!language.isEmpty()) {
                return "AWS SDK for " + language + generation(language, matcher.group(3), version) + " " + version;
            }
            if (matcher.group(2) == null) {
                return (matcher.group(1).equals("botocore") ? "Botocore " : "Rusoto ") + version;
            }
        }
        return "";
    }

    /** Go's modules are named after it and have versions of their own; the others' versions begin with it. */
    private static String generation(String language, @Nullable String named, String version) {
        return switch (language) {
            case "Go" -> named == null ? " v1" : " v" + named;
            case "Java", "JavaScript" -> " v" + version.charAt(0);
            default -> "";
        };
    }
}
