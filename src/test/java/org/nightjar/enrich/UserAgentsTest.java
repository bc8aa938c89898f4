package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightjar.model.AgentFacts;

class UserAgentsTest {
    private static final String MOZILLA = "Mozilla/5.0 (X11; Linux x86_64) ";

    static Stream<Arguments> tools() {
        return Stream.of(
                Arguments.of("aws-cli/1.16.301 Python/2.7 Linux/4.9 botocore/1.13.37", "aws-cli"),
                Arguments.of("[aws-cli/2.0.43 Python/3.7.3 Linux/5.4 botocore/2.0]", "aws-cli"),
                Arguments.of("Boto3/1.9.46 Python/3.7 Linux/4.1 Botocore/1.12.46", "Boto3"),
                Arguments.of("Botocore/1.29 Python/3.9", "Botocore"),
                Arguments.of("aws-sdk-java/1.11.848 Linux/4.9 OpenJDK_64-Bit", "AWS SDK for Java"),
                Arguments.of("aws-sdk-java/2.17 kotlin/1.5", "AWS SDK for Java"),
                Arguments.of("aws-sdk-go/1.44 (go1.19; linux; amd64)", "AWS SDK for Go"),
                Arguments.of("aws-sdk-go-v2/1.18 os/linux", "AWS SDK for Go"),
                Arguments.of("aws-sdk-nodejs/2.3 linux/v8", "AWS SDK for JavaScript"),
                Arguments.of("aws-sdk-js/3.5 ua/2.0 os/linux lang/js", "AWS SDK for JavaScript"),
                Arguments.of("aws-sdk-dotnet-coreclr/3.7", "AWS SDK for .NET"),
                Arguments.of("aws-sdk-php/3.2 PHP/7.4", "AWS SDK for PHP"),
                Arguments.of("aws-sdk-ruby3/3.1 ruby/2.7", "AWS SDK for Ruby"),
                Arguments.of("aws-sdk-rust/0.5 os/macos", "AWS SDK for Rust"),
                Arguments.of("aws-sdk-cpp/1.8 Linux", "AWS SDK for C++"),
                Arguments.of("AWSPowerShell/4.1 .NET_Core/3.1", "AWS Tools for PowerShell"),
                Arguments.of("APN/1.0 HashiCorp/1.0 Terraform/1.5.7 aws-sdk-go/1.44", "Terraform"),
                Arguments.of("APN/1.0 Pulumi/1.0 PulumiAws/6 aws-sdk-go-v2/1.2", "Pulumi"),
                Arguments.of("aws-cdk/2.1 aws-sdk-nodejs/2.1", "AWS CDK"),
                Arguments.of("S3 Browser 8-1-5 https://s3browser.com", "S3 Browser"),
                Arguments.of("[S3Browser/10.1]", "S3 Browser"),
                Arguments.of("Cyberduck/8.4 (Mac OS X/12)", "Cyberduck"),
                Arguments.of("rclone/v1.60", "rclone"),
                Arguments.of("curl/7.68.0", "curl"),
                Arguments.of("python-requests/2.28", "python-requests"),
                Arguments.of("Go-http-client/1.1", "Go-http-client"),
                Arguments.of("aws-internal/3 aws-sdk-java/1.11", "AWS Internal"),
                Arguments.of("AWS Internal", "AWS Internal"),
                Arguments.of("ec2.amazonaws.com", "ec2.amazonaws.com"),
                Arguments.of("cloudformation.amazonaws.com", "cloudformation.amazonaws.com"),
                Arguments.of("[delivery.logs.amazonaws.com]", "delivery.logs.amazonaws.com"),
                Arguments.of("whatever/9.9 (x)", "whatever"),
                Arguments.of("tool_0a05817a-84d2-40d7-afde-8311715b1ee6", "tool"),
                Arguments.of("two words", "two"),
                Arguments.of("Mozilla/5.0 (compatible; some crawler)", "Mozilla"),
                Arguments.of(MOZILLA + "HeadlessChrome/90.0 Safari/537.36", "Headless browser"),
                Arguments.of("", ""),
                Arguments.of("[]", ""));
    }

    static Stream<Arguments> people() {
        return Stream.of(
                Arguments.of("console.amazonaws.com", "AWS Console"),
                Arguments.of("console.ec2.amazonaws.com", "AWS Console"),
                Arguments.of("signin.amazonaws.com", "AWS Console"),
                Arguments.of("AWSConsole aws-internal/3", "AWS Console"),
                Arguments.of("[S3Console/0.4, aws-internal/3 aws-sdk-java/1.11]", "AWS Console"),
                Arguments.of(MOZILLA + "AppleWebKit/537.36 Chrome/90.0 Safari/537.36", "Chrome"),
                Arguments.of(MOZILLA + "AppleWebKit/537.36 Chrome/90.0 Safari/537.36 Edg/90.0", "Edge"),
                Arguments.of(MOZILLA + "AppleWebKit/537.36 Chrome/90.0 Safari/537.36 OPR/80", "Opera"),
                Arguments.of("Mozilla/5.0 (Macintosh) AppleWebKit/605 Version/14.1 Safari/605", "Safari"),
                Arguments.of("Mozilla/5.0 (iPhone) AppleWebKit/605 CriOS/90 Mobile Safari/604", "Chrome"),
                Arguments.of("[" + MOZILLA + "Gecko/20100101 Firefox/88.0]", "Firefox"));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void toolsAndServicesAreKnownByTheirNameWithoutVersion(String agent, String family) {
        assertEquals(new AgentFacts(family, false), UserAgents.facts(agent));
    }

    @ParameterizedTest
    @MethodSource("people")
    void consolesAndBrowsersAreInteractive(String agent, String family) {
        assertEquals(new AgentFacts(family, true), UserAgents.facts(agent));
    }

    @Test
    void aBrowserNameInAToolsCommentDoesNotMakeItABrowser() {
        assertFalse(UserAgents.facts("scanner/1.0 (like Chrome/90.0)").interactive());
    }

    @Test
    void aFamilyIsNeverLongerThanItCanBeShown() {
        assertEquals(80, UserAgents.facts("x".repeat(100_000)).family().length());
        assertEquals(80, UserAgents.facts("a.".repeat(5_000) + "com").family().length());
    }
}
