package org.nightjar.detect.sigma;

/** Why a rule cannot be used, one sentence for people. Never leaves the package. */
final class BadRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean unsupported;

    private BadRuleException(String message, boolean unsupported) {
        super(message);
        this.unsupported = unsupported;
    }

    /** The rule breaks the specification. */
    static BadRuleException broken(String message) {
        return new BadRuleException(message, false);
    }

    /** The rule is well-formed and asks for something that is not here. */
    static BadRuleException unsupported(String message) {
        return new BadRuleException(message, true);
    }

    boolean isUnsupported() {
        return unsupported;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
