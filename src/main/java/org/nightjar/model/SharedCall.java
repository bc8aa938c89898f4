package org.nightjar.model;

/**
 * A call that the logs of two accounts hold, each with a copy of its own: both have the same {@code sharedEventID}. The one
 * may name a principal of whom the other says no more than the account.
 *
 * @param one by whom it was in one log
 * @param other by whom it was in the other
 * @param accessKeyId the credential that it handed out, whichever copy says so; or ""
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">sharedEventID</a>
 */
public record SharedCall(PrincipalUse one, PrincipalUse other, String accessKeyId) {}
