package org.nightjar.enrich;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by a name alone whether a machine stands behind it. The rule is meant to be said aloud: a name is a machine's if
 * one of its words is on the list below, where words are what lies between signs and between small and capital letters
 * ({@code svc-etl}, {@code GitHubActions}, {@code ci_deploy}). A role that holds a word for people is not a machine's.
 */
final class MachineNames {
    private static final Pattern BREAKS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Set<String> MACHINE_WORDS = Set.of(
            "svc",
            "service",
            "serviceaccount",
            "ci",
            "cicd",
            "bot",
            "robot",
            "daemon",
            "cron",
            "batch",
            "worker",
            "automation",
            "automated",
            "automator",
            "pipeline",
            "runner",
            "deploy",
            "deployer",
            "deployment",
            "terraform",
            "tf",
            "ansible",
            "packer",
            "puppet",
            "pulumi",
            "cloudformation",
            "cdk",
            "jenkins",
            "github",
            "githubactions",
            "gitlab",
            "actions",
            "bitbucket",
            "circleci",
            "buildkite",
            "argocd",
            "codebuild",
            "codepipeline",
            "codedeploy",
            "lambda",
            "function",
            "ecs",
            "ec2",
            "eks",
            "fargate",
            "glue",
            "etl",
            "instance",
            "task",
            "backup",
            "backups",
            "scanner",
            "monitoring",
            "exporter",
            "crawler",
            "datadog",
            "prometheus",
            "grafana",
            "splunk",
            "newrelic",
            "smtp",
            "ses",
            "autoscaling",
            "autoscaler",
            "scheduler",
            "replication");
    private static final Set<String> PEOPLE_WORDS = Set.of(
            "admin",
            "admins",
            "administrator",
            "administrators",
            "developer",
            "developers",
            "engineer",
            "engineers",
            "analyst",
            "analysts",
            "auditor",
            "auditors",
            "operator",
            "operators",
            "support",
            "oncall",
            "user",
            "users",
            "poweruser",
            "people",
            "human",
            "employee",
            "employees",
            "team");

    /**
     * Ids of instances on either side of the cloud's border, hexadecimal ids of tasks, random ids of 32 letters, names
     * that end in a UUID as those of builds and pods do, and names that end in the time or a serial number.
     */
    private static final Pattern MACHINE_ID = Pattern.compile("m?i-[0-9a-f]{8,17}"
            + "|[0-9a-f]{16,64}"
            + "|[0-9a-z]{32}"
            + "|(?:.*[^0-9a-f])?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
            + "|(?:.*[^0-9])?[0-9]{9,}");

    /** Somebody's family name may be Jenkins. */
    private static final Pattern GIVEN_AND_FAMILY = Pattern.compile("[A-Za-z]+\\.[A-Za-z]+(?:@.*)?");

    private MachineNames() {}

    /** Whether a user's or session's name has a machine's word in it; of given.family only the first word counts. */
    static boolean isMachineName(String name) {
        boolean person = GIVEN_AND_FAMILY.matcher(name).matches();
        return hasWord(person ? name.substring(0, name.indexOf('.')) : name, MACHINE_WORDS);
    }

    /** The same for the name of a role, which people share: a word for people outweighs. */
    static boolean isMachineRole(String role) {
        return hasWord(role, MACHINE_WORDS) && !hasWord(role, PEOPLE_WORDS);
    }

    /** Whether a session's name was made by a machine for this one session. */
    static boolean isMachineId(String name) {
        return MACHINE_ID.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean hasWord(String name, Set<String> words) {
        return BREAKS.splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> words.contains(word) || words.contains(word.replaceAll("[0-9]+$", "")));
    }
}
