package org.nightjar.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * JSON of CloudTrail's {@code userIdentity} for each kind of caller.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class Identities {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Identities() {}

    /** An IAM user with an access key; console sessions carry the time and the second factor of the login. */
    static ObjectNode user(String account, String name, String userId, String keyId) {
        ObjectNode node = NODES.objectNode();
        node.put("type", "IAMUser");
        node.put("principalId", userId);
        node.put("arn", userArn(account, name));
        node.put("accountId", account);
        if (!keyId.isEmpty()) {
            node.put("accessKeyId", keyId);
        }
        return node.put("userName", name);
    }

    static ObjectNode consoleUser(
            String account, String name, String userId, String keyId, Instant login, boolean secondFactor) {
        ObjectNode node = user(account, name, userId, keyId);
        node.putObject("sessionContext").set("attributes", attributes(login, secondFactor));
        return node;
    }

    /** A session of a role. */
    static ObjectNode role(String account, Role role, String session, String keyId, Instant start, boolean mfa) {
        ObjectNode node = NODES.objectNode();
        node.put("type", "AssumedRole");
        node.put("principalId", role.id() + ":" + session);
        node.put("arn", sessionArn(account, role.name(), session));
        node.put("accountId", account);
        node.put("accessKeyId", keyId);
        ObjectNode context = node.putObject("sessionContext");
        ObjectNode issuer = context.putObject("sessionIssuer");
        issuer.put("type", "Role");
        issuer.put("principalId", role.id());
        issuer.put("arn", "arn:aws:iam::" + account + ":role" + role.path() + role.name());
        issuer.put("accountId", account);
        issuer.put("userName", role.name());
        context.set("attributes", attributes(start, mfa));
        return node;
    }

    static ObjectNode service(String host) {
        return NODES.objectNode().put("type", "AWSService").put("invokedBy", host);
    }

    /** A caller of another account. */
    static ObjectNode foreign(String account, String principalId) {
        return NODES.objectNode()
                .put("type", "AWSAccount")
                .put("principalId", principalId)
                .put("accountId", account);
    }

    static ObjectNode anonymous() {
        return foreign("ANONYMOUS_PRINCIPAL", "");
    }

    static ObjectNode saml(String account, String name, String provider) {
        return NODES.objectNode()
                .put("type", "SAMLUser")
                .put("principalId", provider + ":" + name)
                .put("userName", name)
                .put("identityProvider", provider);
    }

    static ObjectNode web(String account, String subject, String host) {
        return NODES.objectNode()
                .put("type", "WebIdentityUser")
                .put(
                        "principalId",
                        "arn:aws:iam::" + account + ":oidc-provider/" + host + ":sts.amazonaws.com:" + subject)
                .put("userName", subject)
                .put("identityProvider", "arn:aws:iam::" + account + ":oidc-provider/" + host);
    }

    static String userArn(String account, String name) {
        return "arn:aws:iam::" + account + ":user/" + name;
    }

    static String sessionArn(String account, String role, String session) {
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
    }

    private static ObjectNode attributes(Instant start, boolean mfa) {
        return NODES.objectNode()
                .put("creationDate", start.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("mfaAuthenticated", Boolean.toString(mfa));
    }

    /**
     * A role.
     *
     * @param path with slashes at both ends
     */
    record Role(String name, String path, String id) {}
}
