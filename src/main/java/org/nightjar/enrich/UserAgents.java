package org.nightjar.enrich;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nightjar.model.AgentFacts;

/**
 * Tells the client by its user agent string. The family never holds a version, so that an upgrade is not a new client.
 * A first rule that matches wins: tools come before the SDK they are built on, consoles before browsers.
 */
public final class UserAgents {
    private static final int LONGEST_FAMILY = 80;
    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9][a-z0-9-]*\\.)+[a-z][a-z-]*[a-z]");
    private static final Pattern CONSOLE_HOST = Pattern.compile("(?:^|\\.)(?:console|signin)\\..*amazonaws\\.com");
    /** A UUID or other long hexadecimal number at the end of a name, new with every start of the tool. */
    private static final Pattern SERIAL =
            Pattern.compile("(?<=[A-Za-z0-9])[-_](?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,64})$");

    private static final int LONGEST_HOST = 253;
    private static final String CONSOLE = "AWS Console";

    /** In lower case: what the text holds, and which client that is. */
    private record Rule(String part, String family, boolean interactive) {
        static Rule tool(String part, String family) {
            return new Rule(part, family, false);
        }

        static Rule person(String part, String family) {
            return new Rule(part, family, true);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.person("awsconsole", CONSOLE),
            Rule.person("aws console", CONSOLE),
            Rule.person("s3console/", CONSOLE),
            Rule.person("aws-console-mobile", CONSOLE),
            Rule.tool("terraform", "Terraform"),
            Rule.tool("pulumi", "Pulumi"),
            Rule.tool("aws-cdk", "AWS CDK"),
            Rule.tool("cdk-cli", "AWS CDK"),
            Rule.tool("cloudformation", "CloudFormation"),
            Rule.tool("s3 browser", "S3 Browser"),
            Rule.tool("s3browser", "S3 Browser"),
            Rule.tool("cyberduck", "Cyberduck"),
            Rule.tool("rclone", "rclone"),
            Rule.tool("aws-cli", "aws-cli"),
            Rule.tool("awspowershell", "AWS Tools for PowerShell"),
            Rule.tool("aws-tools-for-powershell", "AWS Tools for PowerShell"),
            Rule.tool("boto3/", "Boto3"),
            Rule.tool("botocore/", "Botocore"),
            Rule.tool("boto/", "Boto"),
            Rule.tool("aws-internal", "AWS Internal"),
            Rule.tool("aws internal", "AWS Internal"),
            Rule.tool("aws-sdk-java", "AWS SDK for Java"),
            Rule.tool("aws-sdk-kotlin", "AWS SDK for Kotlin"),
            Rule.tool("aws-sdk-go", "AWS SDK for Go"),
            Rule.tool("aws-sdk-nodejs", "AWS SDK for JavaScript"),
            Rule.tool("aws-sdk-js", "AWS SDK for JavaScript"),
            Rule.tool("aws-sdk-dotnet", "AWS SDK for .NET"),
            Rule.tool("aws-sdk-net", "AWS SDK for .NET"),
            Rule.tool("aws-sdk-php", "AWS SDK for PHP"),
            Rule.tool("aws-sdk-ruby", "AWS SDK for Ruby"),
            Rule.tool("aws-sdk-rust", "AWS SDK for Rust"),
            Rule.tool("aws-sdk-cpp", "AWS SDK for C++"),
            Rule.tool("aws-sdk-swift", "AWS SDK for Swift"));

    /** Asked only of strings that call themselves Mozilla, as browsers do; the later names are in the earlier ones too. */
    private static final List<Rule> BROWSERS = List.of(
            Rule.tool("headless", "Headless browser"),
            Rule.person("edg/", "Edge"),
            Rule.person("edga/", "Edge"),
            Rule.person("edgios/", "Edge"),
            Rule.person("edge/", "Edge"),
            Rule.person("opr/", "Opera"),
            Rule.person("firefox/", "Firefox"),
            Rule.person("fxios/", "Firefox"),
            Rule.person("chrome/", "Chrome"),
            Rule.person("crios/", "Chrome"),
            Rule.person("safari/", "Safari"),
            Rule.person("trident/", "Internet Explorer"),
            Rule.person("msie ", "Internet Explorer"));

    private UserAgents() {}

    /**
     * The client behind a user agent, brackets around it or not.
     *
     * @param userAgent as logged; "" if the log does not say
     */
    public static AgentFacts facts(String userAgent) {
        String text = userAgent.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (isHost(lower)) {
            boolean console = CONSOLE_HOST.matcher(lower).find();
            return console ? new AgentFacts(CONSOLE, true) : new AgentFacts(cut(lower), false);
        }
        for (Rule rule : RULES) {
            if (lower.contains(rule.part)) {
                return new AgentFacts(rule.family, rule.interactive);
            }
        }
        if (lower.startsWith("mozilla/") || lower.startsWith("opera/")) {
            for (Rule rule : BROWSERS) {
                if (lower.contains(rule.part)) {
                    return new AgentFacts(rule.family, rule.interactive);
                }
            }
        }
        return new AgentFacts(cut(SERIAL.matcher(firstProduct(text)).replaceFirst("")), false);
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
