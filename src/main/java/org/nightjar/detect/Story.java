package org.nightjar.detect;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.Explanation;

/** Collects the words of an {@link org.nightjar.model.Explanation}; the engine adds the query. Used once. */
public final class Story {
    private String summary = "";
    private String typical = "";
    private String actual = "";
    private String baseline = "";
    private String peers = "";
    private final List<String> reasonsFor = new ArrayList<>();
    private final List<String> reasonsAgainst = new ArrayList<>();
    private final List<String> nextSteps = new ArrayList<>();

    /** One sentence that a colleague would say. */
    public static Story of(String summary) {
        Story story = new Story();
        story.summary = summary;
        return story;
    }

    /** The same words again, without their query. */
    public static Story of(Explanation told) {
        Story story = of(told.summary())
                .typical(told.typical())
                .actual(told.actual())
                .baseline(told.baseline())
                .peers(told.peers());
        story.reasonsFor.addAll(told.evidenceFor());
        story.reasonsAgainst.addAll(told.evidenceAgainst());
        story.nextSteps.addAll(told.nextSteps());
        return story;
    }

    public Story typical(String text) {
        typical = text;
        return this;
    }

    public Story actual(String text) {
        actual = text;
        return this;
    }

    /** One more sentence about what was seen. */
    public Story also(String text) {
        actual = actual + " " + text;
        return this;
    }

    public Story baseline(String text) {
        baseline = text;
        return this;
    }

    public Story peers(String text) {
        peers = text;
        return this;
    }

    /** Something that speaks for it; empty text is left out. */
    public Story speaksFor(String text) {
        return add(reasonsFor, text);
    }

    /** Something that speaks against it; empty text is left out. */
    public Story speaksAgainst(String text) {
        return add(reasonsAgainst, text);
    }

    public Story next(String text) {
        return add(nextSteps, text);
    }

    private Story add(List<String> list, String text) {
        if (!text.isEmpty()) {
            list.add(text);
        }
        return this;
    }

    /** The explanation with the query that selects the events behind it. */
    public Explanation explain(String query) {
        return new Explanation(summary, typical, actual, baseline, peers, reasonsFor, reasonsAgainst, query, nextSteps);
    }
}
