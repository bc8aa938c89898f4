package org.nightjar.detect.profile;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.model.Dimension;
import org.nightjar.model.KnownAccounts;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/**
 * Which accounts are our own, learnt from the evidence: those that events happened in, and those of people and
 * workloads that act on at least {@value #REGULAR_DAYS} days; what the analyst says of accounts goes before. Immutable.
 */
public final class Organisation {

    private static final int REGULAR_DAYS = 3;
    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])([0-9]{12})(?![0-9])");

    private final Set<String> own;

    private Organisation(Set<String> own) {
        this.own = Set.copyOf(own);
    }

    static Organisation learn(EventIndex index, Activity[] activities, KnownAccounts known) {
        Set<String> own = new HashSet<>();
        var accounts = index.column(Dimension.ACCOUNT).dictionary();
        for (int code = 1; code < accounts.size(); code++) {
            own.add(accounts.value(code));
        }
        for (int code = 1; code < activities.length; code++) {
            User user = index.user(code);
            boolean inside =
                    user.kind() == UserKind.HUMAN || user.kind() == UserKind.WORKLOAD || user.kind() == UserKind.ROOT;
            if (inside && !user.account().isEmpty() && activities[code].days().length >= REGULAR_DAYS) {
                own.add(user.account());
            }
        }
        own.addAll(known.ours());
        own.removeAll(Set.copyOf(known.notOurs()));
        return new Organisation(own);
    }

    /** Our own accounts, sorted. */
    public Set<String> accounts() {
        return new TreeSet<>(own);
    }

    /** Whether a target of sharing lies outside: everybody, or an account that is not ours. */
    public boolean isOutside(String target) {
        if (isPublic(target)) {
            return true;
        }
        Matcher matcher = ACCOUNT.matcher(target);
        return matcher.find() && !own.contains(matcher.group(1));
    }

    /** Whether a target of sharing is everybody. */
    public static boolean isPublic(String target) {
        return target.equalsIgnoreCase("public") || target.equals("*") || target.equalsIgnoreCase("all");
    }

    /** The account of a target, or the target itself where it names none. */
    public static String accountOf(String target) {
        Matcher matcher = ACCOUNT.matcher(target);
        return matcher.find() ? matcher.group(1) : target;
    }
}
