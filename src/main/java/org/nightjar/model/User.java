package org.nightjar.model;

/**
 * The person, workload or service behind a principal: what is scored, never the session.
 *
 * @param id unique in a case: the plain name where it is unique, else the ARN; stable over imports
 * @param kind what stands behind it
 * @param account the account it belongs to, or "" if the log does not say
 */
public record User(String id, UserKind kind, String account) {

    /** Stands for "the log names nobody". */
    public static final User NOBODY = new User("(no user)", UserKind.ANONYMOUS, "");
}
