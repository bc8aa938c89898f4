package org.nightjar.analysis.query;

/**
 * Lets comparisons be written as in KQL, {@code time:>=2024-05-01}: Lucene's parser knows {@code time>=2024-05-01}. Every
 * character keeps its place, so that errors point at what was written.
 */
final class Comparisons {

    private Comparisons() {}

    static String asLucene(String text) {
        StringBuilder written = new StringBuilder(text);
        boolean quoted = false;
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ':' && (text.charAt(i + 1) == '<' || text.charAt(i + 1) == '>')) {
                written.setCharAt(i, ' ');
            }
        }
        return written.toString();
    }
}
