package org.nightjar.detect.detectors;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.detectors.CredentialUses.Use;
import org.nightjar.model.NetworkClass;
import org.nightjar.store.EventIndex;

/**
 * How far one use of a workload's credential is from the workload's own: four independent questions, each a
 * probability under what is known of this workload's other credentials, in decades.
 *
 * @param use the use that is judged
 * @param workload of which the credential is one
 * @param population of all workloads' credentials
 * @param moved the same credential is used from another network as well
 * @param origin the network is not the workload's
 * @param client the client is not the workload's
 * @param shared people, or nobody in particular, use the address too; more if with the very same client
 */
record StrangeUse(
        Use use,
        CredentialUses workload,
        Population population,
        double moved,
        double origin,
        double client,
        double shared) {

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
        return new StrangeUse(
                use,
                workload,
                population,
                moved,
                Math.max(byClass, byOrigin),
                Math.max(desktop, byClient),
                shared(detector, context, population, use));
    }

    /**
     * People at the same address are an office with one exit, or one machine in two roles; the very same client, which
     * few others have, leaves the second, and that an engineer borrows a machine's credential.
     */
    private static double shared(
            CredentialsElsewhereDetector detector, DetectionContext context, Population population, Use use) {
        if (!population.isPeoples(use)) {
            return 0;
        }
        double exit = population.sharedRate(context.value(detector, CredentialsElsewhereDetector.SHARED));
        double chance = exit;
        if (population.isSeated(use)) {
            Neighbours neighbours = population.neighbours();
            chance = Math.min(
                    exit,
                    exit * neighbours.chance(use.codes().address(), use.codes().agent())
                            + population.seatedRate(context.value(detector, CredentialsElsewhereDetector.BORROWED)));
        }
        return Math.max(0, -Math.log10(chance));
    }

    private static double movedRate(CredentialUses workload, Use use) {
        long moved = workload.byCredential().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(use.credential()))
                .filter(entry -> CredentialUses.originsOf(entry.getValue()) > 1)
                .count();
        return moved / (double) Math.max(1, workload.others());
    }

    static boolean isOffCloud(NetworkClass networkClass) {
        return networkClass == NetworkClass.ISP
                || networkClass == NetworkClass.VPN_OR_HOSTING
                || networkClass == NetworkClass.TOR
                || networkClass == NetworkClass.CDN;
    }

    private static boolean isDataCentre(NetworkClass networkClass) {
        return networkClass == NetworkClass.CLOUD || networkClass == NetworkClass.PRIVATE;
    }

    /**
     * What is known of the credentials of all workloads.
     *
     * @param credentials how many
     * @param moved how many are used from more than one network
     * @param shared how many are used at an address that people use too
     * @param seated how many of those with the very same client
     * @param desktop how many are used on a desktop system
     * @param neighbours people at the addresses that workloads use
     */
    record Population(int credentials, int moved, int shared, int seated, int desktop, Neighbours neighbours) {

        /** Credentials that the general rate of desktop systems counts as much as. */
        private static final double PRIOR_CREDENTIALS = 100;

        static Population of(EventIndex index, Map<Integer, CredentialUses> workloads) {
            Neighbours neighbours = new Neighbours(index, addresses(workloads));
            int credentials = 0;
            int moved = 0;
            int shared = 0;
            int seated = 0;
            int desktop = 0;
            for (CredentialUses uses : workloads.values()) {
                for (List<Use> ofOne : uses.byCredential().values()) {
                    credentials++;
                    moved += CredentialUses.originsOf(ofOne) > 1 ? 1 : 0;
                    desktop += ofOne.stream().anyMatch(Use::isDesktop) ? 1 : 0;
                    shared += ofOne.stream()
                                    .anyMatch(use -> neighbours.at(use.codes().address()))
                            ? 1
                            : 0;
                    seated += ofOne.stream().anyMatch(use -> isSeated(neighbours, use)) ? 1 : 0;
                }
            }
            return new Population(credentials, moved, shared, seated, desktop, neighbours);
        }

        private static BitSet addresses(Map<Integer, CredentialUses> workloads) {
            BitSet addresses = new BitSet();
            workloads.values().stream()
                    .flatMap(uses -> uses.byCredential().values().stream())
                    .flatMap(List::stream)
                    .forEach(use -> addresses.set(use.codes().address()));
            addresses.clear(0);
            return addresses;
        }

        /** Share of credentials that move, the judged one left out. */
        double movedRate(double steady) {
            return rate(moved, steady);
        }

        /** Share of credentials at addresses that people use, the judged one left out. */
        double sharedRate(double general) {
            return rate(shared, general);
        }

        /** Share of credentials at addresses that people use with the very same client, the judged one left out. */
        double seatedRate(double general) {
            return rate(seated, general);
        }

        private double rate(int such, double general) {
            return (Math.max(0, such - 1) + 0.5) / (credentials + general);
        }

        /** Share of credentials used on a desktop system, the judged one left out. */
        double desktopRate(double general) {
            return (Math.max(0, desktop - 1) + PRIOR_CREDENTIALS * general) / (credentials + PRIOR_CREDENTIALS);
        }

        /** Whether people use the address too; behind one address of a data centre are many machines. */
        boolean isPeoples(Use use) {
            return neighbours.at(use.codes().address())
                    && !isDataCentre(use.facts().networkClass());
        }

        /** Whether they do so with the very same client. */
        boolean isSeated(Use use) {
            return isSeated(neighbours, use);
        }

        private static boolean isSeated(Neighbours neighbours, Use use) {
            return !isDataCentre(use.facts().networkClass())
                    && !neighbours
                            .at(use.codes().address(), use.codes().agent())
                            .isEmpty();
        }
    }
}
