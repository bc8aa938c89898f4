package org.nightjar.detect.detectors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.coverage.DigestTestimony;
import org.nightjar.analysis.coverage.Lack;
import org.nightjar.detect.Story;
import org.nightjar.model.Dimension;

/** Puts into words what is missing after an act against logging, or why that cannot be told. */
final class MissingWords {

    private static final int SHOWN = 4;

    private MissingWords() {}

    /** A sentence with the strongest number, or "". */
    static String inShort(Consequence consequence) {
        return consequence.lacks().isEmpty()
                ? ""
                : " In the " + consequence.length() + " after it account " + consequence.account() + " lacks "
                        + first(consequence).words() + ".";
    }

    /** The region, or else whatever else is most missed. */
    private static Lack first(Consequence consequence) {
        return consequence.lacks().get(0);
    }

    static void tell(Optional<Consequence> asked, Story story) {
        if (asked.isEmpty()) {
            story.speaksAgainst("It cuts down a log other than this one, so what is missing there is not seen here.");
            return;
        }
        Consequence consequence = asked.get();
        if (consequence.lacks().isEmpty()) {
            story.speaksAgainst(nothing(consequence));
        } else {
            lacks(consequence, story);
        }
        consequence.digests().ifPresent(digests -> digests(digests, consequence, story));
    }

    private static void lacks(Consequence consequence, Story story) {
        story.speaksFor("In the " + consequence.length() + " after it"
                + (consequence.putRight() ? ", until it was put right," : "")
                + (consequence.toTheEnd() ? ", to the end of the evidence," : "")
                + " events are missing that the same hours of " + consequence.compared()
                + " days before had (in brackets the fewest and the most of a day).");
        tell(story, consequence, Dimension.REGION, "Missing by region: ");
        tell(story, consequence, Dimension.ACCESS, "Missing reads and writes: ");
        tell(story, consequence, Dimension.SERVICE, "Missing by service: ");
        tell(story, consequence, Dimension.ACTION, "Missing by type of event: ");
        story.next("See what is left: " + first(consequence).query());
        story.next("See what there was before: " + first(consequence).before());
    }

    private static void digests(DigestTestimony digests, Consequence consequence, Story story) {
        digests.missing().forEach(story::speaksFor);
        if (digests.isWhole() && consequence.lacks().isEmpty()) {
            story.speaksAgainst(digests.whole() + ": nothing that was written was taken out.");
        } else if (digests.isWhole()) {
            story.speaksFor(digests.whole() + ": what is missing was never written, not taken out since.");
        }
    }

    private static void tell(Story story, Consequence consequence, Dimension what, String when) {
        List<String> words = consequence.words(what, SHOWN).toList();
        if (!words.isEmpty()) {
            story.speaksFor(when + String.join("; ", words) + ".");
        }
    }

    private static String nothing(Consequence consequence) {
        if (consequence.toTheEnd() && consequence.compared() == 0) {
            return "The evidence ends "
                    + (Duration.between(consequence.from(), consequence.to()).toMinutes() == 0
                            ? "with it"
                            : consequence.length() + " after it")
                    + ", so it cannot be told whether anything is missing.";
        }
        if (consequence.compared() < Consequence.LEAST_COMPARED) {
            return "The evidence before it is too short to tell whether anything is missing after it.";
        }
        return "No region, service or type of event is rarer in the " + consequence.length()
                + " after it than chance would have it, compared with the same hours of " + consequence.compared()
                + " days before.";
    }
}
