package org.nightjar.ui;

/**
 * One thing that can be done with what is picked in a view: a line of its menu, and a key that does it at once.
 *
 * @param kind what it does, the same in every view
 * @param label for people
 * @param action does it; FX thread
 */
public record Pivot(Kind kind, String label, Runnable action) {

    /** What a pivot does. Its keys are as {@code KeyCombination.valueOf} reads them; "" for none. */
    public enum Kind {
        FOCUS("Enter"),
        ONLY("Shortcut+Enter"),
        EXCLUDE("Shortcut+Backspace"),
        AROUND("Shortcut+5"),
        EVENTS("Shortcut+E"),
        MAP("Shortcut+M"),
        GRAPH("Shortcut+G"),
        COPY("Shortcut+C"),
        /** Gives it an alias; merges or splits a user. */
        NAME("F2"),
        /** One that only the menu offers. */
        MORE("");

        private final String keys;

        Kind(String keys) {
            this.keys = keys;
        }

        public String keys() {
            return keys;
        }
    }
}
