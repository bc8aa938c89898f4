package org.nightjar.detect.detectors;

import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Story;
import org.nightjar.detect.detectors.RoleTakes.Newcomer;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;

/** Why a role taken by a newcomer is odd, in words: of whoever took it, or of the user that its sessions act as. */
final class NewTakerStory {

    private static final int SHOWN = 4;

    private final EventIndex index;
    private final Newcomer newcomer;
    private final Taker taker;
    private final int user;
    private final int[] rows;
    private final String role;

    NewTakerStory(DetectionContext context, Newcomer newcomer, int user, int[] rows) {
        index = context.index();
        this.newcomer = newcomer;
        taker = newcomer.taker();
        this.user = user;
        this.rows = rows;
        role = name(index.column(Dimension.RESOURCE).dictionary().value(newcomer.role()));
    }

    /** The last part of a role's ARN. */
    static String name(String role) {
        return role.substring(role.lastIndexOf('/') + 1);
    }

    Story tell() {
        String who = index.user(taker.user()).id();
        int others = newcomer.roles().roles();
        return Story.of(summary(who))
                .typical("So far it was taken by " + Phrases.list(newcomer.others(), SHOWN) + ".")
                .actual(actual(who))
                .baseline("The role was taken on " + Phrases.count(newcomer.daysKnown(), "day")
                        + " before, since " + Phrases.day(newcomer.firstDay() * 86_400_000L) + "."
                        + (newcomer.daysKnown() < 7 ? " That is little, so the sum allows for much." : ""))
                .peers(
                        others == 0
                                ? "No other role of this evidence is taken by anybody of that kind."
                                : "Of " + Phrases.count(others, "other role") + " that " + (others == 1 ? "is" : "are")
                                        + " taken by somebody of that kind, "
                                        + newcomer.roles().withNewcomers()
                                        + " met a newcomer like this after the first day.")
                .speaksFor("By the days of this role and of roles like it, a newcomer like this comes about "
                        + Phrases.oneIn(newcomer.surprise()) + " days.")
                .speaksFor(newcomer.rolesBefore() == 0 ? who + " took no other role before." : "")
                .speaksAgainst(
                        newcomer.noveltiesBefore() > 0
                                ? "This role met newcomers of that kind on "
                                        + Phrases.count(newcomer.noveltiesBefore(), "other day") + "."
                                : "")
                .speaksAgainst(
                        newcomer.rolesBefore() > 0
                                ? who + " took " + Phrases.count(newcomer.rolesBefore(), "other role") + " before."
                                : "")
                .speaksAgainst(
                        newcomer.alike() > 0
                                ? Phrases.count(newcomer.alike(), "other role")
                                        + " met the same newcomer in the same days, as when something is rolled out."
                                : "")
                .speaksAgainst("New colleagues, repositories and pipelines take a role for a first time too; somebody"
                        + " planned for them.")
                .next("See who changed the trust policy of " + role + " (UpdateAssumeRolePolicy), and whom it lets in.")
                .next("Follow the sessions that came of it: what did they do that the role's others never did?");
    }

    /** What is new of the newcomer, most general first: the provider or account, a part of the name, or all of it. */
    private String summary(String who) {
        String nobody = taker.nobodyAt(newcomer.depth());
        String never = ", which " + (nobody.isEmpty() ? "this user never" : nobody + " ever") + " took before.";
        return user == taker.user()
                ? who + " took the role " + role + never
                : "Somebody works as " + index.user(user).id() + " in a session that " + who + " opened with the role "
                        + role + never;
    }

    private String actual(String who) {
        return Phrases.count(rows.length, "event") + " from " + Phrases.moment(index.timeMillis(rows[0])) + " on"
                + (user == taker.user() ? "" : ", in sessions that " + who + " opened") + ": "
                + Phrases.list(NoveltyWords.values(index, Dimension.ACTION, rows), 5) + ".";
    }
}
