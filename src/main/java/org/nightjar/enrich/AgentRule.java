package org.nightjar.enrich;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user agent string holds, and which client that is. The lists are in order: the first that matches wins. Tools
 * come before the SDK that they are built on, consoles before browsers.
 *
 * @param part in lower case
 * @param family the client's name
 * @param interactive whether a person sits in front of it
 * @param version finds the version in the lower-case string
 */
record AgentRule(String part, String family, boolean interactive, Pattern version) {
    /** How a version is written after a name: {@code name/1.2}, {@code name#1.2}, {@code name 1.2}. */
    static final String VERSION = "[/# ]v?([0-9][0-9a-z.+_-]*)";

    private static AgentRule tool(String part, String family) {
        return new AgentRule(part, family, false, versionAfter(part));
    }

    private static AgentRule person(String part, String family) {
        return new AgentRule(part, family, true, versionAfter(part));
    }

    private static Pattern versionAfter(String part) {
        return Pattern.compile(Pattern.quote(part.replaceFirst("[/ ]$", "")) + VERSION);
    }

    /** Whether a string begins with this name: as a whole word, so that {@code git} is not {@code git-lfs}. */
    boolean begins(String lower) {
        return lower.startsWith(part)
                && (lower.length() == part.length() || "/ ,;(".indexOf(lower.charAt(part.length())) >= 0);
    }

    /** The version, or "". */
    String versionIn(String lower) {
        Matcher matcher = version.matcher(lower);
        return matcher.find() ? matcher.group(1) : "";
    }

    static final String CONSOLE = "AWS Console";

    /** Asked of every string. */
    static final List<AgentRule> TOOLS = List.of(
            person("awsconsole", CONSOLE),
            person("aws console", CONSOLE),
            person("s3console/", CONSOLE),
            person("ec2consolefrontend", CONSOLE),
            person("aws-console-mobile", CONSOLE),
            person("googlecloudconsole", "Google Cloud Console"),
            tool("stratus-red-team", "Stratus Red Team"),
            tool("pacu/", "Pacu"),
            tool("cloudfox", "CloudFox"),
            tool("scoutsuite", "ScoutSuite"),
            tool("scout suite", "ScoutSuite"),
            tool("prowler", "Prowler"),
            tool("trufflehog", "TruffleHog"),
            tool("steampipe", "Steampipe"),
            tool("cloudcustodian", "Cloud Custodian"),
            tool("cloud-custodian", "Cloud Custodian"),
            tool("terraform", "Terraform"),
            tool("opentofu", "OpenTofu"),
            tool("pulumi", "Pulumi"),
            tool("packer/", "Packer"),
            tool("aws-cdk", "AWS CDK"),
            tool("cdk-cli", "AWS CDK"),
            tool("aws-sam-cli", "AWS SAM"),
            tool("eksctl", "eksctl"),
            tool("cloudformation", "CloudFormation"),
            tool("crossplane", "Crossplane"),
            tool("ansible", "Ansible"),
            tool("s3 browser", "S3 Browser"),
            tool("s3browser", "S3 Browser"),
            tool("cyberduck", "Cyberduck"),
            tool("winscp", "WinSCP"),
            tool("rclone", "rclone"),
            tool("s5cmd", "s5cmd"),
            tool("aws-cli", "aws-cli"),
            tool("awspowershell", "AWS Tools for PowerShell"),
            tool("aws-tools-for-powershell", "AWS Tools for PowerShell"),
            tool("aws toolkit", "AWS Toolkit"),
            tool("aws-toolkit", "AWS Toolkit"),
            tool("amazon-ssm-agent", "SSM Agent"),
            tool("amazon ecs agent", "ECS Agent"),
            tool("amazon-ecs-agent", "ECS Agent"),
            tool("amazon-vpc-cni", "Amazon VPC CNI"),
            tool("cluster-autoscaler", "Cluster Autoscaler"),
            tool("fluent-bit", "Fluent Bit"),
            tool("datadog", "Datadog"),
            tool("gsutil/", "gsutil"),
            tool("google-cloud-sdk", "Google Cloud CLI"),
            tool("gcloud/", "Google Cloud CLI"),
            tool("aws-support-trustedadvisor", "AWS Trusted Advisor"),
            tool("boto3/", "Boto3"),
            tool("botocore/", "Botocore"),
            tool("boto/", "Boto"),
            tool("aws-internal", "AWS Internal"),
            tool("aws internal", "AWS Internal"),
            tool("coral/", "AWS Internal"),
            tool("aws-sdk-java", "AWS SDK for Java"),
            tool("aws-sdk-kotlin", "AWS SDK for Kotlin"),
            tool("aws-sdk-go", "AWS SDK for Go"),
            tool("aws-sdk-nodejs", "AWS SDK for JavaScript"),
            tool("aws-sdk-js", "AWS SDK for JavaScript"),
            tool("aws-sdk-dotnet", "AWS SDK for .NET"),
            tool("aws-sdk-net", "AWS SDK for .NET"),
            tool("aws-sdk-php", "AWS SDK for PHP"),
            tool("aws-sdk-ruby", "AWS SDK for Ruby"),
            tool("aws-sdk-rust", "AWS SDK for Rust"),
            tool("aws-sdk-cpp", "AWS SDK for C++"),
            tool("aws-sdk-swift", "AWS SDK for Swift"),
            tool("rusoto/", "Rusoto"));

    /** Asked only of strings that call themselves Mozilla, as browsers do; the later names are in the earlier ones too. */
    static final List<AgentRule> BROWSERS = List.of(
            tool("headlesschrome/", "Headless browser"),
            tool("headless", "Headless browser"),
            person("edg/", "Edge"),
            person("edga/", "Edge"),
            person("edgios/", "Edge"),
            person("edge/", "Edge"),
            person("opr/", "Opera"),
            person("firefox/", "Firefox"),
            person("fxios/", "Firefox"),
            person("chrome/", "Chrome"),
            person("crios/", "Chrome"),
            new AgentRule("safari/", "Safari", true, versionAfter("version")),
            new AgentRule("trident/", "Internet Explorer", true, versionAfter("rv:")),
            person("msie ", "Internet Explorer"));

    /** Programs whose first word is their name already. */
    static final List<AgentRule> PROGRAMS = List.of(
            tool("curl", "curl"),
            tool("wget", "Wget"),
            tool("python-requests", "python-requests"),
            tool("python-urllib", "Python-urllib"),
            tool("python-httplib2", "Python-httplib2"),
            tool("python-httpx", "python-httpx"),
            tool("aiohttp", "aiohttp"),
            tool("go-http-client", "Go-http-client"),
            tool("apache-httpclient", "Apache-HttpClient"),
            tool("okhttp", "okhttp"),
            tool("axios", "axios"),
            tool("node-fetch", "node-fetch"),
            tool("postmanruntime", "PostmanRuntime"),
            tool("kubectl", "kubectl"),
            tool("kubelet", "kubelet"),
            tool("kube-controller-manager", "kube-controller-manager"),
            tool("kube-scheduler", "kube-scheduler"),
            tool("kube-apiserver", "kube-apiserver"),
            tool("metrics-server", "metrics-server"),
            tool("google-api-go-client", "google-api-go-client"),
            tool("googlehc", "GoogleHC"),
            tool("googlekubernetesenginefrontend", "GoogleKubernetesEngineFrontend"),
            tool("elb-healthchecker", "ELB-HealthChecker"),
            tool("amazon cloudfront", "Amazon CloudFront"),
            tool("github cli", "GitHub CLI"),
            tool("git", "git"),
            tool("npm", "npm"),
            tool("yarn", "yarn"),
            tool("pip", "pip"),
            tool("cargo", "cargo"),
            tool("ruby, rubygems", "RubyGems"),
            tool("microsoft office", "Microsoft Office"),
            tool("okta-integrations", "Okta-Integrations"));
}
