package org.nightjar.detect.detectors;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Story;
import org.nightjar.detect.detectors.CredentialUses.Use;
import org.nightjar.model.Dimension;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/**
 * How far one use of a workload's credential is from the workload's own: four independent questions, each a
 * probability under what is known of this workload's other credentials, in decades.
 *
 * @param use the use that is judged
 * @param moved the same credential is used from another network as well
 * @param origin the network is not the workload's
 * @param client the client is not the workload's
 * @param shared people, or nobody in particular, use the address too
 */
record StrangeUse(Use use, CredentialUses workload, double moved, double origin, double client, double shared) {

    /** Decades together. */
    double surprise() {
        return moved + origin + client + shared;
    }

    static StrangeUse of(
            CredentialsElsewhereDetector detector,
            DetectionContext context,
            CredentialUses workload,
            Population population,
            Use own,
            Use use) {
        int others = workload.others();
        boolean elsewhere = !use.origin().equals(own.origin());
        double moved = elsewhere
                ? -Math.log10(Math.max(
                        population.movedRate(context.value(detector, CredentialsElsewhereDetector.STEADY)),
                        movedRate(workload, use)))
                : 0;
        boolean offCloud = isOffCloud(use.facts().networkClass());
        double offCloudPrior = context.value(detector, CredentialsElsewhereDetector.OFF_CLOUD);
        double byClass = offCloud ? -Math.log10((workload.othersFromClass(use) + offCloudPrior) / (others + 1)) : 0;
        double roaming = Math.max(0, workload.origins() - 2) / (double) (others + 1);
        double byOrigin = others >= 3 && !elsewhere
                ? -Math.log10(Math.max((workload.othersFrom(use) + 0.5) / (others + 1), roaming))
                : 0;
        double prior = population.desktopRate(context.value(detector, CredentialsElsewhereDetector.DESKTOP));
        double desktop =
                use.isDesktop() ? -Math.log10((workload.othersOnDesktop(use) + 10 * prior) / (others + 10)) : 0;
        double known = others + (use.client().equals(own.client()) ? 0 : 1);
        double byClient = known == 0 || use.client().equals(own.client()) && others == 0
                ? 0
                : -Math.log10(Math.min(1, (workload.othersWithClient(use) + 0.1) / (known + 1)));
        double shared = population.isPeoples(use.codes().address())
                        && !isDataCentre(use.facts().networkClass())
                ? -Math.log10((Math.max(0, population.sharedCredentials() - 1) + 0.5)
                        / (population.credentials() + context.value(detector, CredentialsElsewhereDetector.SHARED)))
                : 0;
        return new StrangeUse(
                use, workload, moved, Math.max(byClass, byOrigin), Math.max(desktop, byClient), Math.max(0, shared));
    }

    private static double movedRate(CredentialUses workload, Use use) {
        long moved = workload.byCredential().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(use.credential()))
                .filter(entry -> CredentialUses.originsOf(entry.getValue()) > 1)
                .count();
        return moved / (double) Math.max(1, workload.others());
    }

    private static boolean isOffCloud(NetworkClass networkClass) {
        return networkClass == NetworkClass.ISP
                || networkClass == NetworkClass.VPN_OR_HOSTING
                || networkClass == NetworkClass.TOR
                || networkClass == NetworkClass.CDN;
    }

    private static boolean isDataCentre(NetworkClass networkClass) {
        return networkClass == NetworkClass.CLOUD || networkClass == NetworkClass.PRIVATE;
    }

    Story story(DetectionContext context, int user, Use own, int[] rows) {
        EventIndex index = context.index();
        String who = index.user(user).id();
        String from = use.facts().address() + (use.origin().startsWith("AS") ? " (" + use.origin() + ")" : "");
        boolean parallel = moved > 0
                && index.timeMillis(own.lastRow()) >= index.timeMillis(use.firstRow())
                && index.timeMillis(own.firstRow()) <= index.timeMillis(use.lastRow());
        List<String> actions = NoveltyWords.values(index, Dimension.ACTION, rows);
        return Story.of("Credentials of the workload " + who + " were used from " + from + " with " + use.client()
                        + ", which is not how this workload works.")
                .typical(
                        moved > 0
                                ? "This credential belongs to " + own.client() + " at "
                                        + own.facts().address() + " (" + Phrases.count(own.count(), "event") + ")."
                                : workload.others() == 0
                                        ? "No other credential of this workload is in the evidence."
                                        : workload.othersFrom(use) + " of " + workload.others()
                                                + " other credentials of this workload come from that network, "
                                                + workload.othersWithClient(use) + " with that client.")
                .actual(Phrases.count(rows.length, "event") + " from " + from + " with " + use.client() + ": "
                        + Phrases.list(actions, 5) + ".")
                .baseline(Phrases.count(workload.others(), "other credential") + " of this workload in "
                        + Phrases.count(workload.origins(), "network") + "."
                        + (workload.others() < 3
                                ? " That is little; the sum rests on what machines generally do."
                                : ""))
                .peers("Compared with the credentials of all workloads of this evidence.")
                .speaksFor(moved > 0 ? "The same credential is used from two networks; a machine does not move." : "")
                .speaksFor(parallel ? "Both go on at the same time." : "")
                .speaksFor(
                        use.isDesktop()
                                ? "The client names a desktop system; instances, containers and functions hardly ever run one."
                                : "")
                .speaksFor(origin > 1 ? "The network is not one that this workload is seen in." : "")
                .speaksFor(shared > 0 ? "People or unsigned requests come from the same address." : "")
                .speaksAgainst(
                        moved == 0 ? "No use of the same credential from another network is in the evidence." : "")
                .speaksAgainst(
                        workload.othersWithClient(use) > 0
                                ? Phrases.count(workload.othersWithClient(use), "other credential")
                                        + " of it use that client too."
                                : "")
                .speaksAgainst(
                        use.facts().networkClass() == NetworkClass.CLOUD
                                ? "The address belongs to a cloud, so the service may have been moved."
                                : "")
                .speaksAgainst("Engineers sometimes borrow a machine's credentials to look for a fault; ask them.")
                .next(
                        "Find out who got hold of them: look for requests to the instance's metadata, or a leaked environment.")
                .next("List everything that this address did, under any name.")
                .next("See what the role may reach, and whether it was reached.");
    }

    /** What is known of the credentials of all workloads. */
    record Population(
            int credentials,
            int movedCredentials,
            int sharedCredentials,
            int desktopCredentials,
            BitSet peoplesAddresses) {

        /** Credentials that the general rate of desktop systems counts as much as. */
        private static final double PRIOR_CREDENTIALS = 100;

        static Population of(EventIndex index, Map<Integer, CredentialUses> workloads) {
            BitSet peoples = peoplesAddresses(index);
            int credentials = 0;
            int moved = 0;
            int shared = 0;
            int desktop = 0;
            for (CredentialUses uses : workloads.values()) {
                for (List<Use> ofOne : uses.byCredential().values()) {
                    credentials++;
                    moved += CredentialUses.originsOf(ofOne) > 1 ? 1 : 0;
                    desktop += ofOne.stream().anyMatch(Use::isDesktop) ? 1 : 0;
                    shared += ofOne.stream()
                                    .anyMatch(use -> peoples.get(use.codes().address()))
                            ? 1
                            : 0;
                }
            }
            return new Population(credentials, moved, shared, desktop, peoples);
        }

        private static BitSet peoplesAddresses(EventIndex index) {
            BitSet addresses = new BitSet();
            var column = index.column(Dimension.ADDRESS);
            int users = index.column(Dimension.USER).dictionary().size();
            for (int user = 1; user < users; user++) {
                UserKind kind = index.user(user).kind();
                if (kind == UserKind.HUMAN || kind == UserKind.ANONYMOUS || kind == UserKind.ROOT) {
                    var rows = index.rowsOfUser(user);
                    for (int at = 0; at < rows.size(); at++) {
                        addresses.set(column.code(rows.row(at)));
                    }
                }
            }
            addresses.clear(0);
            return addresses;
        }

        /** Share of credentials that move, the judged one left out. */
        double movedRate(double steady) {
            return (Math.max(0, movedCredentials - 1) + 0.5) / (credentials + steady);
        }

        /** Share of credentials used on a desktop system, the judged one left out. */
        double desktopRate(double general) {
            return (Math.max(0, desktopCredentials - 1) + PRIOR_CREDENTIALS * general)
                    / (credentials + PRIOR_CREDENTIALS);
        }

        boolean isPeoples(int address) {
            return peoplesAddresses.get(address);
        }
    }
}
