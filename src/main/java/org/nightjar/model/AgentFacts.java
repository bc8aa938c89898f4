package org.nightjar.model;

/**
 * What a user agent string says about the client. Text is "" where it does not say.
 *
 * @param family the client, such as {@code aws-cli}, {@code Boto3}, {@code Chrome}, {@code Terraform}, never with a
 *     version; the service host name for calls made by a service
 * @param interactive whether a person is likely to sit in front of it (console, browser, CloudShell), or it runs by
 *     itself
 * @param version of the client
 * @param sdk the library underneath and its version, such as {@code AWS SDK for Go v2 1.44.1}
 * @param system the operating system, such as {@code macOS 10.15.7}, {@code Amazon Linux 2} or {@code Kali Linux}
 */
public record AgentFacts(String family, boolean interactive, String version, String sdk, String system) {

    /** Without versions and system. */
    public AgentFacts(String family, boolean interactive) {
        this(family, interactive, "", "", "");
    }

    /** {@code interactive}, {@code automated}, or "" where no client is named. */
    public String mode() {
        if (family.isEmpty()) {
            return "";
        }
        return interactive ? "interactive" : "automated";
    }
}
