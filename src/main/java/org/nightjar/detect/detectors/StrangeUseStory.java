package org.nightjar.detect.detectors;

import java.util.List;
import org.nightjar.detect.Story;
import org.nightjar.detect.detectors.CredentialUses.Use;
import org.nightjar.model.Dimension;
import org.nightjar.model.NetworkClass;
import org.nightjar.store.EventIndex;

/**
 * Puts a {@link StrangeUse} into words.
 *
 * @param index of the events
 * @param user code of the workload
 * @param own where the credential belongs, as far as the evidence tells
 * @param strange what is told
 */
record StrangeUseStory(EventIndex index, int user, Use own, StrangeUse strange) {

    private static final int SHOWN = 3;

    /** The words, for these events. */
    Story of(int[] rows) {
        Use use = strange.use();
        int others = strange.workload().others();
        List<String> actions = NoveltyWords.values(index, Dimension.ACTION, rows);
        Story story = Story.of("Credentials of the workload " + index.user(user).id() + " were used from " + from()
                        + " with " + use.client() + reason() + ".")
                .typical(typical())
                .actual(Phrases.count(rows.length, "event") + " from " + from() + " with " + use.client() + ": "
                        + Phrases.list(actions, 5) + ".")
                .baseline(
                        others == 0
                                ? "No other credential of this workload is in the evidence; the sum rests on what machines generally do."
                                : Phrases.count(others, "other credential")
                                        + " of this workload; all of them together in "
                                        + Phrases.count(strange.workload().origins(), "network") + "."
                                        + (others < 3
                                                ? " That is little; the sum rests on what machines generally do."
                                                : ""))
                .peers(peers());
        speakFor(story);
        speakAgainst(story);
        return story.next(
                        "Find out who got hold of them: look for requests to the instance's metadata, or a leaked environment.")
                .next("List everything that this address did, under any name.")
                .next("See what the role may reach, and whether it was reached.");
    }

    private String from() {
        Use use = strange.use();
        return use.facts().address() + (use.origin().startsWith("AS") ? " (" + use.origin() + ")" : "");
    }

    private boolean isKnown() {
        return strange.moved() > 0 || strange.workload().others() > 0;
    }

    private List<String> sitters() {
        Use use = strange.use();
        return strange.population().isSeated(use)
                ? strange.population()
                        .neighbours()
                        .namesAt(use.codes().address(), use.codes().agent())
                : List.of();
    }

    /** Of what is odd the plainest; continues "were used from X with Y". */
    private String reason() {
        if (isKnown()) {
            return ", which is not how this workload works";
        }
        if (!sitters().isEmpty()) {
            return ", as were those of " + Phrases.list(sitters(), SHOWN);
        }
        return strange.use().isDesktop() ? ", as people work, not machines" : ", where machines seldom are";
    }

    private String typical() {
        int others = strange.workload().others();
        if (strange.moved() > 0) {
            return "This credential belongs to " + own.client() + " at "
                    + own.facts().address() + " (" + Phrases.count(own.count(), "event") + ").";
        }
        return others == 0
                ? "No other credential of this workload is in the evidence."
                : strange.workload().othersFrom(strange.use()) + " of " + Phrases.count(others, "other credential")
                        + " of this workload came from that network, "
                        + strange.workload().othersWithClient(strange.use()) + " with that client.";
    }

    /** The figures of all workloads' credentials; this one is among them. */
    private String peers() {
        StrangeUse.Population all = strange.population();
        if (all.credentials() == 1) {
            return "No other workload's credential is in the evidence.";
        }
        return "Of " + all.credentials() + " credentials of workloads in this evidence, this one included, "
                + all.moved()
                + " came from more than one network, " + all.desktop() + " from a desktop system, " + all.shared()
                + " from an address that people use.";
    }

    private void speakFor(Story story) {
        Use use = strange.use();
        boolean parallel = strange.moved() > 0
                && index.timeMillis(own.lastRow()) >= index.timeMillis(use.firstRow())
                && index.timeMillis(own.firstRow()) <= index.timeMillis(use.lastRow());
        story.speaksFor(
                        strange.moved() > 0
                                ? "The same credential is used from two networks; a machine does not move."
                                : "")
                .speaksFor(parallel ? "Both go on at the same time." : "")
                .speaksFor(
                        use.isDesktop()
                                ? "The client names a desktop system; instances, containers and functions hardly ever run one."
                                : "")
                .speaksFor(strange.origin() > 1 ? network() : "")
                .speaksFor(seat());
    }

    private String network() {
        Use use = strange.use();
        if (strange.workload().others() > 0) {
            return strange.workload().othersFrom(use) + " of "
                    + Phrases.count(strange.workload().others(), "other credential")
                    + " of this workload came from that network.";
        }
        return "The address is of the class " + use.facts().networkClass().id()
                + ", and machines are mostly in data centres.";
    }

    private String seat() {
        if (strange.shared() <= 0) {
            return "";
        }
        Use use = strange.use();
        Neighbours neighbours = strange.population().neighbours();
        int address = use.codes().address();
        int agent = use.codes().agent();
        List<String> names = sitters();
        if (names.isEmpty()) {
            return "From the same address came also " + Phrases.list(neighbours.namesAt(address), SHOWN) + ".";
        }
        return Phrases.list(names, SHOWN) + " came from the same address with the very same client ("
                + index.column(Dimension.AGENT).dictionary().value(agent) + "), which "
                + shareOf(neighbours.othersWith(address, agent), neighbours.others(address, agent))
                + ". It is probably one machine, with both credentials.";
    }

    private static String shareOf(int such, int others) {
        if (others == 0) {
            return "nobody else is there to have";
        }
        return such == 0
                ? "none of " + Phrases.count(others, "other user") + " that are no machines has"
                : such + " of " + Phrases.count(others, "other user") + " that are no machines have too";
    }

    private void speakAgainst(Story story) {
        Use use = strange.use();
        int withClient = strange.workload().othersWithClient(use);
        story.speaksAgainst(
                        strange.moved() == 0
                                ? "No use of the same credential from another network is in the evidence."
                                : "")
                .speaksAgainst(
                        withClient > 0
                                ? Phrases.count(withClient, "other credential") + " of this workload "
                                        + (withClient == 1 ? "has" : "have") + " that client too."
                                : "")
                .speaksAgainst(
                        use.facts().networkClass() == NetworkClass.CLOUD
                                ? "The address belongs to a cloud, so the service may have been moved."
                                : "")
                .speaksAgainst("Engineers sometimes borrow a machine's credentials to look for a fault; ask them.");
    }
}
