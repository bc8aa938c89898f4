package org.nightjar.ui;

/**
 * How far a search of the original records is.
 *
 * @param looked records read so far
 * @param of how many have to be
 * @param stopped whether the analyst stopped it; it can go on
 */
public record TextSearch(long looked, long of, boolean stopped) {

    /** From 0 to 1. */
    public double fraction() {
        return of <= 0 ? 1 : (double) looked / of;
    }
}
