package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.detect.Applicability;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Family;
import org.nightjar.detect.Parameter;
import org.nightjar.detect.Signal;
import org.nightjar.detect.SignalSink;
import org.nightjar.detect.Story;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.profile.Organisation;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.store.Values;

/** Somebody of an account outside the organisation who acts here for the first time. */
final class NewOutsiderDetector implements Detector {

    static final Parameter WINDOW = new Parameter(
            "windowHours", "hours", 72, "the first three days of an outsider are the entry; later they are known");
    static final Parameter STAKES = new Parameter("stakes", "decades", 1, "partners and vendors come this way too");
    static final Parameter INVITED = new Parameter(
            "invited",
            "decades",
            2.5,
            "that account was given something shortly before: the door was opened from inside");
    static final Parameter INVITATION_DAYS =
            new Parameter("invitationDays", "days", 14, "who opens a door uses it soon");
    static final Parameter LEAST =
            new Parameter("least", "decades", 0.8, "in a week of evidence an outsider may well be a regular one");

    private static final DetectorInfo INFO = new DetectorInfo(
            "new-outsider",
            "Outsider acts here",
            Family.NEW,
            "Does somebody of an account outside the organisation act here who never did before?",
            List.of("T1199", "T1078.004"),
            6,
            List.of(WINDOW, STAKES, INVITED, INVITATION_DAYS, LEAST));

    private static final long DAY_MILLIS = 86_400_000L;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return Applicability.when(
                !outsiders(context).isEmpty(), "Nobody of another account acts in this evidence after its first day.");
    }

    /** Users of other accounts that come after the first day of the evidence, but for sessions they open here. */
    private static List<Integer> outsiders(DetectionContext context) {
        EventIndex index = context.index();
        List<Integer> outside = new ArrayList<>();
        List<String> ours = context.settings().scope().accounts().ours();
        for (int user : context.profiles().actors()) {
            if (index.user(user).kind() == UserKind.EXTERNAL
                    && !ours.contains(index.user(user).account())) {
                outside.add(user);
            }
        }
        Set<String> opened = new HashSet<>();
        for (int user : outside) {
            RowSet rows = index.rowsOfUser(user);
            for (int at = 0; at < rows.size(); at++) {
                opened.add(index.issuedKeyId(rows.row(at)));
            }
        }
        opened.remove("");
        return outside.stream()
                .filter(user -> {
                    int row = index.rowsOfUser(user).row(0);
                    return context.profiles().judges(row)
                            && daysBefore(context, row) > 0
                            && !opened.contains(index.value(Dimension.ACCESS_KEY, row));
                })
                .toList();
    }

    private static int daysBefore(DetectionContext context, int row) {
        return context.profiles().day(row) - context.profiles().day(0);
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        List<Integer> outsiders = outsiders(context);
        Map<String, IntArray> invitations = invitations(index);
        HabitDays inviting = inviting(context, invitations);
        Map<String, Integer> issued = new TreeMap<>();
        Map<Integer, Entry> entries = new TreeMap<>();
        for (int user : outsiders) {
            context.job().checkCancelled();
            int row = index.rowsOfUser(user).row(0);
            double rate = (outsiders.size() - 1 + 0.5) / (daysBefore(context, row) + 1.0);
            double surprise = -Math.log10(-Math.expm1(-rate));
            if (surprise >= context.value(this, LEAST)) {
                int invitation =
                        invitation(context, invitations.get(index.user(user).account()), row);
                double invited = invitation < 0
                        ? 0
                        : inviting.habit(
                                        index.column(Dimension.USER).code(invitation),
                                        context.profiles().day(invitation))
                                .surprise();
                Entry entry = new Entry(user, row, surprise + invited, invitation, outsiders.size() - 1);
                entries.put(user, entry);
                int[] rows = UserRows.from(index, user, row, windowMillis(context), one -> true);
                for (int one : rows) {
                    issued.put(index.issuedKeyId(one), one);
                }
                sink.report(signal(context, entry, user, rows));
            }
        }
        for (IssuedKeyUse use : IssuedKeyUse.find(index, issued)) {
            Entry entry = entries.get(index.column(Dimension.USER).code(use.issuedRow()));
            if (entry != null && !entries.containsKey(use.user())) {
                sink.report(signal(context, entry, use.user(), use.rows()));
            }
        }
    }

    private long windowMillis(DetectionContext context) {
        return (long) (context.value(this, WINDOW) * 3_600_000);
    }

    /** The last time before that row, and not long before, that the account was given something; -1 if never. */
    private int invitation(DetectionContext context, @Nullable IntArray given, int row) {
        EventIndex index = context.index();
        int last = -1;
        for (int at = 0; given != null && at < given.size(); at++) {
            if (index.timeMillis(given.get(at)) <= index.timeMillis(row)) {
                last = given.get(at);
            }
        }
        long most = (long) (context.value(this, INVITATION_DAYS) * DAY_MILLIS);
        return last >= 0 && index.timeMillis(row) - index.timeMillis(last) <= most ? last : -1;
    }

    /** For each account that was given something, the events that did so. */
    private static Map<String, IntArray> invitations(EventIndex index) {
        Column targets = index.column(Dimension.TARGET);
        Values dictionary = targets.dictionary();
        Map<String, IntArray> invitations = new TreeMap<>();
        if (dictionary.size() > 1) {
            for (int row = 0; row < index.size(); row++) {
                if (targets.code(row) != 0 && index.outcome(row) == Outcome.SUCCESS) {
                    for (int code : targets.codes(row)) {
                        invitations
                                .computeIfAbsent(
                                        Organisation.accountOf(dictionary.value(code)), account -> new IntArray())
                                .add(row);
                    }
                }
            }
        }
        return invitations;
    }

    /** On which days each user gave something to accounts outside. */
    private static HabitDays inviting(DetectionContext context, Map<String, IntArray> invitations) {
        HabitDays days = new HabitDays(context.profiles());
        invitations.forEach((account, rows) -> {
            if (context.profiles().organisation().isOutside(account)) {
                for (int row : rows.toArray()) {
                    days.add(
                            context.index().column(Dimension.USER).code(row),
                            context.profiles().day(row));
                }
            }
        });
        return days;
    }

    /** @param user the outsider, or whom they act as with a credential they got here */
    private Signal signal(DetectionContext context, Entry entry, int user, int[] rows) {
        EventIndex index = context.index();
        String who = index.user(user).id()
                + (user == entry.outsider()
                        ? ""
                        : ", opened by " + index.user(entry.outsider()).id());
        String account = index.user(entry.outsider()).account();
        String from = account.isEmpty() ? "another account" : "account " + account;
        int days = daysBefore(context, entry.firstRow());
        int invitation = entry.invitation();
        String inviter = invitation < 0 ? "" : index.value(Dimension.USER, invitation);
        return new Signal(
                user,
                "outsider",
                "First acts of an outsider from " + from,
                Aspect.CREDENTIAL,
                rows,
                entry.surprise(),
                context.value(this, STAKES) + (invitation < 0 ? 0 : context.value(this, INVITED)),
                QueryText.between(index.time(rows[0]), index.time(rows[rows.length - 1])),
                () -> Story.of(who + " of " + from + ", which is not one of ours, acts here for the first time"
                                + (inviter.isEmpty() ? "." : "; " + inviter + " had opened the door."))
                        .typical("Nothing of this outsider on " + Phrases.count(days, "day") + " before.")
                        .actual(Phrases.count(rows.length, "event") + " from "
                                + Phrases.moment(index.timeMillis(rows[0])) + " on: "
                                + Phrases.list(NoveltyWords.values(index, Dimension.ACTION, rows), 5) + ".")
                        .baseline(Phrases.count(days, "day") + " of evidence before.")
                        .peers(Phrases.count(entry.others(), "other outsider") + " turned up after the first day.")
                        .speaksFor(
                                inviter.isEmpty()
                                        ? ""
                                        : inviter + " gave that account something by "
                                                + index.value(Dimension.ACTION, invitation) + " at "
                                                + Phrases.moment(index.timeMillis(invitation)) + ".")
                        .speaksAgainst(entry.others() > 2 ? "Outsiders come and go in this evidence." : "")
                        .speaksAgainst("Partners, vendors and sister accounts come this way too.")
                        .next("Find out whose account it is, and who let it in.")
                        .next("See what the outsider read or changed."));
    }

    /**
     * How an outsider came in.
     *
     * @param invitation the event that gave their account something shortly before, or -1
     * @param others how many more outsiders turned up
     */
    private record Entry(int outsider, int firstRow, double surprise, int invitation, int others) {}
}
