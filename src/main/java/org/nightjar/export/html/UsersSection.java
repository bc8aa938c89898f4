package org.nightjar.export.html;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightjar.analysis.identity.IdentityChain;
import org.nightjar.model.Dimension;
import org.nightjar.model.People;
import org.nightjar.model.Severity;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;

/** Ranked users. */
final class UsersSection implements ReportSection {

    private static final int SHOWN = 25;
    private static final int CHAINS_SHOWN = 3;
    private static final int NAMES_SHOWN = 6;

    @Override
    public String id() {
        return "users";
    }

    @Override
    public String title() {
        return "Who stands out";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        if (scope.users().isEmpty()) {
            html.element("p", "Nothing was detected in this case yet, so nobody is ranked.", "class", "note");
            return;
        }
        html.element(
                "p",
                "Users are people, workloads and services; sessions and keys are folded into them. The risk, from 0 to"
                        + " 100, says whom to look at first. It proves nothing by itself.",
                "class",
                "lead");
        List<UserRisk> shown = scope.users().stream().limit(SHOWN).toList();
        html.open("div", "class", "scroll").open("table");
        ReportSection.tableHead(
                html,
                List.of(
                        "#Rank",
                        "User",
                        "Kind",
                        "Account",
                        "#Risk",
                        "#Events",
                        "#Findings",
                        "First seen",
                        "Last seen"));
        html.open("tbody");
        for (UserRisk user : shown) {
            row(scope, html, user);
        }
        html.close().close().close();
        ReportSection.cutNote(html, shown.size(), scope.users().size(), "users", "The case holds them all.");
        said(html, scope.input().index().people());
    }

    /** What does not come from the evidence is said apart. */
    private static void said(HtmlWriter html, People people) throws IOException {
        if (people.isEmpty()) {
            return;
        }
        html.element("h3", "What the analyst says").open("ul");
        for (People.Kind kind : People.Kind.values()) {
            for (Map.Entry<String, String> one : people.of(kind).entrySet()) {
                html.element(
                        "li",
                        kind == People.Kind.MERGE
                                ? one.getKey() + " and " + one.getValue() + " are one user"
                                : kind.id() + " " + one.getKey() + " is called “" + one.getValue() + "”");
            }
        }
        html.close();
    }

    private static void row(ReportScope scope, HtmlWriter html, UserRisk user) throws IOException {
        html.open("tr");
        html.element("td", Integer.toString(user.rank()), "class", "num");
        html.open("td", "class", "who")
                .element("b", scope.user(user.user().id()))
                .element("small", names(user))
                .element("small", chains(scope, user))
                .close();
        html.element("td", user.user().kind().id());
        html.element(
                "td",
                scope.input()
                        .index()
                        .people()
                        .shown(Dimension.ACCOUNT, user.user().account()));
        html.open("td", "class", "num").text(Words.score(user.risk()));
        html.open("svg", "class", "meter", "viewBox", "0 0 100 8", "aria-hidden", "true");
        html.open("rect", "class", "track", "width", "100", "height", "8", "rx", "4")
                .close();
        html.open(
                        "rect",
                        "class",
                        "fill " + Severity.ofScore(user.risk()).id(),
                        "width",
                        String.format(Locale.ROOT, "%.1f", Math.max(0, Math.min(100, user.risk()))),
                        "height",
                        "8",
                        "rx",
                        "4")
                .close();
        html.close().close();
        html.element("td", Words.count(user.events()), "class", "num");
        html.element("td", Words.count(user.findings()), "class", "num");
        html.element("td", scope.words().minute(user.firstSeen()), "class", "seen");
        html.element("td", scope.words().minute(user.lastSeen()), "class", "seen");
        html.close();
    }

    /** How the sessions lead to the user, and what of it the evidence does not close. */
    private static String chains(ReportScope scope, UserRisk user) {
        EventIndex index = scope.input().index();
        int code = index.column(Dimension.USER).dictionary().find(user.user().id());
        return code < 0
                ? ""
                : IdentityChain.ofUser(index, code).stream()
                        .limit(CHAINS_SHOWN)
                        .map(IdentityChain::sentence)
                        .collect(Collectors.joining("; "));
    }

    private static String names(UserRisk user) {
        List<String> names = user.principals();
        String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() <= NAMES_SHOWN ? first : first + " and " + (names.size() - NAMES_SHOWN) + " more";
    }
}
