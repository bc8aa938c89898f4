package org.nightjar.model;

/**
 * What the log names as the actor of an event; a person may appear as many principals. Every field is "" where
 * the log does not say.
 *
 * @param type the provider's own word, such as {@code IAMUser}, {@code AssumedRole}, {@code AWSService}
 * @param arn the provider's full name of it, session included
 * @param principalId the provider's internal id, such as {@code AROA…:session}
 * @param account the account that the principal belongs to
 * @param userName the plain name, of the user or of the session's role
 * @param sessionName of a role session: the name the session was given
 * @param issuerArn of a role session: the role
 * @param invokedBy the service that made the call on the principal's behalf
 * @param sourceIdentity the identity set when a role was first assumed, kept through role chaining
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity</a>
 */
public record Principal(
        String type,
        String arn,
        String principalId,
        String account,
        String userName,
        String sessionName,
        String issuerArn,
        String invokedBy,
        String sourceIdentity) {

    /** The log names nobody. */
    public static final Principal NONE = new Principal("", "", "", "", "", "", "", "", "");

    /** The most telling name: the ARN, else the id, the name, the calling service, or "". */
    public String label() {
        for (String name : new String[] {arn, principalId, userName, invokedBy, account, type}) {
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "";
    }
}
