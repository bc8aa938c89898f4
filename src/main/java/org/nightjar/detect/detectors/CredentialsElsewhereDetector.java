package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightjar.detect.Applicability;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Family;
import org.nightjar.detect.Parameter;
import org.nightjar.detect.Signal;
import org.nightjar.detect.SignalSink;
import org.nightjar.detect.detectors.CredentialUses.Use;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/** Credentials of a workload used from somewhere, or with something, that is not the workload. */
final class CredentialsElsewhereDetector implements Detector {

    static final Parameter STEADY = new Parameter(
            "steady",
            "credentials",
            500,
            "a machine's credential stays with the machine: half in 500 that move, before the evidence says otherwise");
    static final Parameter DESKTOP = new Parameter(
            "desktop", "probability", 0.005, "instances, containers and functions hardly ever run a desktop system");
    static final Parameter OFF_CLOUD = new Parameter(
            "offCloud", "probability", 0.05, "a workload whose habits are unknown is seldom outside a data centre");
    static final Parameter SHARED = new Parameter(
            "sharedAddress",
            "credentials",
            30,
            "machines and people seldom share an address, but offices with one exit exist");
    static final Parameter BORROWED = new Parameter(
            "borrowed",
            "credentials",
            200,
            "engineers who borrow a machine's credentials do so on their own machine: half in 200, before the evidence says otherwise");
    static final Parameter STAKES =
            new Parameter("stakes", "decades", 2.5, "a machine's credentials in other hands are hardly ever a mistake");
    static final Parameter LEAST =
            new Parameter("least", "decades", 2.2, "a new SDK or a moved service alone is everyday life");

    private static final DetectorInfo INFO = new DetectorInfo(
            "credentials-elsewhere",
            "Machine credentials elsewhere",
            Family.CREDENTIALS,
            "Are credentials of a workload used from a network or with a client that is not the workload's own?",
            List.of("T1552.005", "T1078.004", "T1550.001"),
            11,
            List.of(STEADY, DESKTOP, OFF_CLOUD, SHARED, BORROWED, STAKES, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        for (int user : context.profiles().actors()) {
            if (context.index().user(user).kind() == UserKind.WORKLOAD) {
                return Applicability.YES;
            }
        }
        return Applicability.no(
                "No workload acts in this evidence: no instance, container, function or pipeline role.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        Map<Integer, CredentialUses> uses = new TreeMap<>();
        for (int user : context.profiles().actors()) {
            if (context.index().user(user).kind() == UserKind.WORKLOAD) {
                context.job().checkCancelled();
                uses.put(user, new CredentialUses(context.index(), user));
            }
        }
        StrangeUse.Population population = StrangeUse.Population.of(context.index(), uses);
        uses.forEach((user, ofUser) -> {
            context.job().checkCancelled();
            ofUser.byCredential().forEach((credential, all) -> judge(context, user, ofUser, all, population, sink));
        });
    }

    private void judge(
            DetectionContext context,
            int user,
            CredentialUses ofUser,
            List<Use> all,
            StrangeUse.Population population,
            SignalSink sink) {
        Use own = all.stream()
                .min(Comparator.<Use>comparingInt(use -> -ofUser.othersFrom(use))
                        .thenComparing(use -> use.isDesktop())
                        .thenComparing(use -> context.index().timeMillis(use.firstRow()))
                        .thenComparing(Use::origin))
                .orElseThrow();
        List<StrangeUse> strange = new ArrayList<>();
        for (Use use : all) {
            StrangeUse judged = StrangeUse.of(this, context, ofUser, population, own, use);
            if (judged.surprise() >= context.value(this, LEAST)
                    && context.profiles().judges(use.lastRow())) {
                strange.add(judged);
            }
        }
        if (!strange.isEmpty()) {
            sink.report(signal(context, user, strange, own));
        }
    }

    private Signal signal(DetectionContext context, int user, List<StrangeUse> strange, Use own) {
        EventIndex index = context.index();
        StrangeUse strongest = strange.stream()
                .max(Comparator.comparingDouble(StrangeUse::surprise)
                        .thenComparing(one -> one.use().client())
                        .thenComparing(one -> one.use().facts().address()))
                .orElseThrow();
        String credential = strongest.use().credential();
        boolean hasKey = strongest.use().codes().key() != 0;
        int[] rows = rows(index, user, strange);
        return new Signal(
                user,
                credential,
                "Credentials of " + index.user(user).id() + " used from "
                        + strongest.use().facts().address() + " with "
                        + strongest.use().client(),
                Aspect.CREDENTIAL,
                rows,
                strongest.surprise(),
                context.value(this, STAKES),
                QueryText.and(
                        QueryText.is(hasKey ? Dimension.ACCESS_KEY : Dimension.PRINCIPAL, credential),
                        QueryText.isAny(
                                Dimension.ADDRESS,
                                values(strange, one -> one.facts().address())),
                        QueryText.isAny(Dimension.AGENT_FAMILY, values(strange, Use::family))),
                () -> new StrangeUseStory(context.index(), user, own, strongest).of(rows));
    }

    private static List<String> values(List<StrangeUse> strange, java.util.function.Function<Use, String> value) {
        return strange.stream()
                .map(StrangeUse::use)
                .map(value)
                .distinct()
                .sorted()
                .toList();
    }

    private static int[] rows(EventIndex index, int user, List<StrangeUse> strange) {
        var keys = index.column(Dimension.ACCESS_KEY);
        var principals = index.column(Dimension.PRINCIPAL);
        var addresses = index.column(Dimension.ADDRESS);
        var agents = index.column(Dimension.AGENT);
        java.util.Set<CredentialUses.Codes> wanted = new java.util.HashSet<>();
        strange.forEach(one -> wanted.add(one.use().codes()));
        var all = index.rowsOfUser(user);
        return java.util.stream.IntStream.range(0, all.size())
                .map(all::row)
                .filter(row -> {
                    int key = keys.code(row);
                    return wanted.contains(new CredentialUses.Codes(
                            key, key == 0 ? principals.code(row) : 0, addresses.code(row), agents.code(row)));
                })
                .toArray();
    }
}
