package org.nightjar.detect.detectors;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Events that a rule or an indicator of the analyst's selects.
 *
 * @param key tells apart what one rule or list may say
 * @param title a few words for lists
 * @param rows the events, ascending
 * @param summary of a user's name: one sentence
 * @param did continues "no other user ever …"
 * @param holds what the first of all these events holds of what was asked for; "" where that says nothing
 * @param speaksFor what speaks for it
 * @param speaksAgainst what speaks against it
 * @param next what to look at next
 */
public record Match(
        String key,
        String title,
        int[] rows,
        UnaryOperator<String> summary,
        String did,
        String holds,
        List<String> speaksFor,
        List<String> speaksAgainst,
        List<String> next) {

    public Match {
        speaksFor = List.copyOf(speaksFor);
        speaksAgainst = List.copyOf(speaksAgainst);
        next = List.copyOf(next);
    }
}
