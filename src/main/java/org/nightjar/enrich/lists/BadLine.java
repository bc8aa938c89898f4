package org.nightjar.enrich.lists;

/**
 * Something in a list that is not understood, with where it stands.
 *
 * @param unit what is counted: line, or entry in JSON
 * @param number from 1
 * @param excerpt its beginning
 * @param reason why, as the end of a sentence
 */
record BadLine(String unit, int number, String excerpt, String reason) {
    private static final int LONGEST_EXCERPT = 40;

    static BadLine of(String unit, int number, String text, String reason) {
        String printable = text.strip().replaceAll("\\p{Cntrl}|\\p{Cf}|\uFFFD", "?");
        String cut = printable.length() <= LONGEST_EXCERPT ? printable : printable.substring(0, LONGEST_EXCERPT) + "…";
        return new BadLine(unit, number, cut, reason);
    }

    @Override
    public String toString() {
        return unit + " " + number + " (\"" + excerpt + "\") " + reason;
    }
}
