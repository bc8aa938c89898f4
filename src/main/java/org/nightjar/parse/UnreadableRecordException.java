package org.nightjar.parse;

/** A record that cannot become an event. */
public final class UnreadableRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String sentence;

    public UnreadableRecordException(String reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.sentence = sentence;
    }

    /** Short and stable, such as {@code broken-json} or {@code no-time}. */
    public String reason() {
        return reason;
    }

    /** One sentence for people. */
    public String sentence() {
        return sentence;
    }
}
