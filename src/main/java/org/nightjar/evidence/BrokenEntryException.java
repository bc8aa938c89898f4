package org.nightjar.evidence;

import java.io.IOException;

/**
 * The data of an entry breaks off, is damaged or goes beyond a limit. Thrown once everything before has been read,
 * and again at each further read.
 */
public final class BrokenEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String sentence;
    private boolean reported;

    public BrokenEntryException(String reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    /** Short and stable: {@code truncated}, {@code damaged}, {@code too-large}. */
    public String reason() {
        return reason;
    }

    /** One sentence for people. */
    public String sentence() {
        return sentence;
    }

    /** The same with one more thing in its sentence. */
    BrokenEntryException andBefore(String more) {
        return new BrokenEntryException(reason, sentence.replaceAll("\\.$", "") + ", and " + more + ".");
    }

    /** Whether it has been reported: one break of an outer container shows in each of the streams inside. */
    boolean isReported() {
        return reported;
    }

    void markReported() {
        reported = true;
    }
}
