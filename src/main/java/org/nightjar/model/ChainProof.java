package org.nightjar.model;

import java.util.Locale;

/** How it is known who stands at the far end of a chain of credentials. */
public enum ChainProof {
    /** The log names the user itself. */
    NAMED("the log names the user"),
    /** By the source identity, which was set when the first role was assumed and cannot be changed after that. */
    SOURCE_IDENTITY("known by the source identity"),
    /** The identity provider that lets people take the role gives the name: single sign-on. */
    PROVIDER("the identity provider gives the name"),
    /** The role is the user: a machine or a service stands behind it. */
    ROLE("a machine's role acts for itself"),
    /** Somebody of an account outside opened the first session; that account's own log would name them. */
    OUTSIDE("opened from an outside account, whose log is not in the evidence"),
    /** Nothing but the name that the session was given, which whoever opens a session may choose. */
    SESSION_NAME("only the session's name says so: who opened it is not in the evidence"),
    /** Nothing says who opened the session; it is the best known end. */
    OPEN("who opened the session is not in the evidence"),
    /** The log names nobody. */
    NOBODY("the log names nobody"),
    /** The log that has the event names only an account; that account's own copy of the same event names the user. */
    SHARED_EVENT("the same event in another account's log names the user");

    private final String sentence;

    ChainProof(String sentence) {
        this.sentence = sentence;
    }

    /** Whether the evidence itself leads to the user. */
    public boolean isClosed() {
        return this == NAMED || this == SOURCE_IDENTITY || this == PROVIDER || this == ROLE || this == SHARED_EVENT;
    }

    /** What it means, in words that can follow a colon. */
    public String sentence() {
        return sentence;
    }

    /** The name used in exports, such as {@code source-identity}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
