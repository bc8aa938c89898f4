package org.nightjar.bench;

/** The columns that the peers make, in each one's language: those that an event of Nightjar is made of. */
final class Columns {

    private static final String[] PLAIN = {
        "eventID",
        "eventTime",
        "eventSource",
        "eventName",
        "awsRegion",
        "sourceIPAddress",
        "userAgent",
        "errorCode",
        "errorMessage",
        "recipientAccountId",
        "eventType",
        "eventCategory",
        "requestID",
        "sharedEventID"
    };

    /** Of {@code read_json}: the record as DuckDB types it. */
    static final String DUCKDB_TYPE = "STRUCT(" + String.join(" VARCHAR, ", PLAIN)
            + " VARCHAR, readOnly BOOLEAN, userIdentity STRUCT(\"type\" VARCHAR, arn VARCHAR, principalId VARCHAR,"
            + " accountId VARCHAR, accessKeyId VARCHAR, userName VARCHAR, invokedBy VARCHAR, sessionContext"
            + " STRUCT(sourceIdentity VARCHAR, sessionIssuer STRUCT(arn VARCHAR, userName VARCHAR, accountId VARCHAR))),"
            + " resources STRUCT(ARN VARCHAR)[], requestParameters JSON, responseElements JSON,"
            + " additionalEventData JSON)[]";

    /** Of one unnested record {@code r}. */
    static final String DUCKDB_SELECT = "r." + String.join(", r.", PLAIN)
            + ", r.readOnly, r.userIdentity.\"type\" AS \"type\", r.userIdentity.arn AS arn,"
            + " r.userIdentity.principalId AS principal_id, r.userIdentity.accountId AS account,"
            + " r.userIdentity.accessKeyId AS access_key, r.userIdentity.userName AS user_name,"
            + " r.userIdentity.invokedBy AS invoked_by, r.userIdentity.sessionContext.sourceIdentity AS source_identity,"
            + " r.userIdentity.sessionContext.sessionIssuer.arn AS issuer,"
            + " r.userIdentity.sessionContext.sessionIssuer.userName AS issuer_name, r.resources AS resources,"
            + " r.requestParameters AS request, r.responseElements AS response, r.additionalEventData AS more";

    /** A program for jq that prints a line of CSV for each record. */
    static final String JQ = ".Records[] | [." + String.join(", .", PLAIN)
            + ", .readOnly, .userIdentity.type, .userIdentity.arn, .userIdentity.principalId, .userIdentity.accountId,"
            + " .userIdentity.accessKeyId, .userIdentity.userName, .userIdentity.invokedBy,"
            + " .userIdentity.sessionContext.sourceIdentity, .userIdentity.sessionContext.sessionIssuer.arn,"
            + " .userIdentity.sessionContext.sessionIssuer.userName, (.resources // [] | map(.ARN) | tostring),"
            + " (.requestParameters | tostring), (.responseElements | tostring)] | @csv";

    private Columns() {}
}
