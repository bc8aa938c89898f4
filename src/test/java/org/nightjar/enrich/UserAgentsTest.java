package org.nightjar.enrich;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
                Arguments.of("stratus-red-team_0a05817a-84d2-40d7-afde-8311715b1ee6", "Stratus Red Team"),
                Arguments.of("Pacu/1.5 Boto3/1.26", "Pacu"),
                Arguments.of("APN/1.0 HashiCorp/1.0 packer/1.8.2 aws-sdk-go/1.44", "Packer"),
                Arguments.of("aws-sdk-go/1.51.16 (go1.21.11; linux; amd64) amazon-ssm-agent/3.2", "SSM Agent"),
                Arguments.of("Coral/Netty4", "AWS Internal"),
                Arguments.of("AWS-Support-TrustedAdvisor, aws-internal/3 aws-sdk-java/1.11", "AWS Trusted Advisor"),
                Arguments.of("git-lfs/3.0", "git-lfs"),
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
                Arguments.of("EC2ConsoleFrontend, aws-internal/3 aws-sdk-java/1.11.848", "AWS Console"),
                Arguments.of("aws-cli/2.13.5 Python/3.11.4 exec-env/CloudShell exe/x86_64.amzn.2", "aws-cli"),
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
        assertClient(family, false, UserAgents.facts(agent));
    }

    @ParameterizedTest
    @MethodSource("people")
    void consolesAndBrowsersAreInteractive(String agent, String family) {
        assertClient(family, true, UserAgents.facts(agent));
    }

    /** Client version, SDK, system; written as the clients write them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "aws-cli/1.16.19 Python/2.7.10 Darwin/17.7.0 botocore/1.12.9 | 1.16.19 | Botocore 1.12.9"
                        + " | macOS (Darwin 17.7.0)",
                "aws-cli/2.13.25 Python/3.11.5 Linux/6.1.0-18-amd64 exe/x86_64.debian.12 prompt/off | 2.13.25 | ''"
                        + " | Debian 12",
                "aws-cli/2.16.4 md/awscrt#0.20.11 ua/2.0 os/windows#10 md/arch#amd64 | 2.16.4 | '' | Windows 10",
                "aws-cli/2.17.32 ua/2.0 os/linux#0.0.0.0-microsoft-standard-WSL2 md/distrib#ubuntu.24 | 2.17.32 | ''"
                        + " | Linux in Windows (WSL 2)",
                "Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#6.1.90-99.173.amzn2023.x86_64 | 1.34.69"
                        + " | Botocore 1.34.69 | Amazon Linux 2023",
                "aws-sdk-java/1.11.848 Linux/4.9.217 OpenJDK_64-Bit | 1.11.848 | AWS SDK for Java v1 1.11.848"
                        + " | Linux 4.9.217",
                "aws-sdk-java/2.25.60 Mac_OS_X/14.4 | 2.25.60 | AWS SDK for Java v2 2.25.60 | macOS 14.4",
                "aws-sdk-go/1.44.0 (go1.19; darwin; amd64) | 1.44.0 | AWS SDK for Go v1 1.44.0 | macOS",
                "aws-sdk-go-v2/1.18.0 os/linux lang/go#1.20 | 1.18.0 | AWS SDK for Go v2 1.18.0 | Linux",
                "aws-sdk-nodejs/2.1651.0 linux/v18.20.3 promise | 2.1651.0 | AWS SDK for JavaScript v2 2.1651.0 | Linux",
                "aws-sdk-js/3.600.0 ua/2.1 os/macos#23.5.0 lang/js | 3.600.0 | AWS SDK for JavaScript v3 3.600.0"
                        + " | macOS (Darwin 23.5.0)",
                "aws-sdk-dotnet-coreclr/3.7.0 .NET_Core/6.0 OS/Microsoft_Windows_10.0.19045 | 3.7.0"
                        + " | AWS SDK for .NET 3.7.0 | Windows 10.0.19045",
                "aws-sdk-php/3.208.7 GuzzleHttp/7 | 3.208.7 | AWS SDK for PHP 3.208.7 | ''",
                "aws-sdk-ruby3/3.131.1 ruby/3.1 x86_64-linux | 3.131.1 | AWS SDK for Ruby 3.131.1 | Linux",
                "aws-sdk-rust/1.3.1 os/linux lang/rust/1.75 | 1.3.1 | AWS SDK for Rust 1.3.1 | Linux",
                "APN/1.0 HashiCorp/1.0 Terraform/1.8.5 (+https://www.terraform.io) terraform-provider-aws/5.54.1"
                        + " aws-sdk-go-v2/1.27.2 os/linux | 1.8.5 | AWS SDK for Go v2 1.27.2 | Linux",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/128.0.0.0 Safari/537.36"
                        + " | 128.0.0.0 | '' | macOS 10.15.7",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/17.6 Safari/605 | 17.6 | ''"
                        + " | macOS 10.15.7",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605 Version/16.5 Mobile/1 Safari/604"
                        + " | 16.5 | '' | iOS 16.5",
                "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 Chrome/114.0 Mobile Safari/537.36 | 114.0"
                        + " | '' | Android 13",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.1"
                        + " | 128.1 | '' | Windows 10 or 11",
                "kubectl/v1.28.2 (darwin/amd64) kubernetes/89a4ea3 | 1.28.2 | '' | macOS",
                "whatever/9.9 (x) | 9.9 | '' | ''",
                "ec2.amazonaws.com | '' | '' | ''",
            })
    void versionLibraryAndSystemAreRead(String agent, String version, String sdk, String system) {
        AgentFacts facts = UserAgents.facts(agent);
        assertEquals(
                version + "; " + sdk + "; " + system, facts.version() + "; " + facts.sdk() + "; " + facts.system());
    }

    @ParameterizedTest
    @CsvSource({
        "aws-cli/1.22.34 Python/3.9.8 Linux/5.15.0-kali3-amd64 botocore/1.23.34, Kali Linux",
        "aws-cli/2.15.0 Python/3.11.6 Linux/6.6.9-amd64 exe/x86_64.kali.2023 prompt/off, Kali Linux",
        "aws-cli/2.22.0 ua/2.0 os/linux#6.11.2-amd64 md/distrib#kali.2024, Kali Linux",
        "Boto3/1.9.0 Python/3.7 Linux/5.14.0-9parrot1-amd64 Botocore/1.12, Parrot OS",
        "Boto3/1.9.0 Python/3.7 Linux/4.9.24-pentoo Botocore/1.12, Pentoo Linux",
        "aws-sdk-go-v2/1.18 os/linux#6.1.0-kali9, Kali Linux",
        "aws-cli/1.22.34 Python/3.9.8 Linux/5.15.0-91-generic kalimba/1.0, Linux 5.15.0",
    })
    void distributionsMadeForAttacksAreNamed(String agent, String system) {
        assertEquals(system, UserAgents.facts(agent).system());
    }

    @Test
    void aBrowserNameInAToolsCommentDoesNotMakeItABrowser() {
        assertFalse(UserAgents.facts("scanner/1.0 (like Chrome/90.0)").interactive());
    }

    private static void assertClient(String family, boolean interactive, AgentFacts facts) {
        assertEquals(family + " " + interactive, facts.family() + " " + facts.interactive());
    }

    /** No pattern may run away on what a stranger wrote. */
    @ParameterizedTest
    @ValueSource(strings = {"linux/", "mac os x ", "exe/a.", "aws-sdk-go-", "Windows NT ", "a.", "1.", "os/linux#"})
    @Timeout(value = 5, unit = SECONDS)
    void aLongStrangeStringTakesNoTime(String part) {
        String agent = part.repeat(200_000 / part.length());
        assertTrue(UserAgents.facts(agent).system().length() <= 80);
    }

    @Test
    void aFamilyIsNeverLongerThanItCanBeShown() {
        assertEquals(80, UserAgents.facts("x".repeat(100_000)).family().length());
        assertEquals(80, UserAgents.facts("a.".repeat(5_000) + "com").family().length());
    }
}
