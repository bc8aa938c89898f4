package org.nightjar.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.People;
import org.nightjar.model.People.Change;
import org.nightjar.model.People.Kind;
import org.nightjar.model.Severity;

class NamedFindingsTest {

    private static final People SAID = People.NONE.with(List.of(
            new Change(Kind.ADDRESS, "203.0.113.7", "", "Office VPN"),
            new Change(Kind.ACCOUNT, "111122223333", "", "Payroll"),
            new Change(Kind.KEY, "AKIAALICE", "", "old $1 key"),
            new Change(Kind.USER, "alice", "", "Alice A.")));

    @Test
    void whatHasAnAliasIsNamedByItInEverySentence() {
        String sentence = "alice came from 203.0.113.7, with AKIAALICE, to account 111122223333.";

        assertThat(named(sentence))
                .isEqualTo(
                        "Alice A. (alice) came from Office VPN (203.0.113.7), with old $1 key (AKIAALICE), to account"
                                + " Payroll (111122223333).");
    }

    @Test
    void partsOfLongerNamesAreLeftAlone() {
        String sentence = "adm-alice, alice2, alice.b, role/alice, user:alice, 203.0.113.77, 1203.0.113.7 and"
                + " arn:aws:iam::111122223333:user/alice";

        assertThat(named(sentence)).isEqualTo(sentence);
    }

    @Test
    void idsAndQueriesStayAsTheyAreAndWithoutAliasesNothingIsMade() {
        DetectionResult found = found("alice");

        Finding shown = NamedFindings.of(found, SAID).findings().get(0);

        assertThat(shown.explanation().query()).isEqualTo("user:alice AND address:203.0.113.7");
        assertThat(shown.user()).isEqualTo("alice");
        assertThat(NamedFindings.of(found, People.NONE)).isSameAs(found);
    }

    private static String named(String sentence) {
        DetectionResult shown = NamedFindings.of(found(sentence), SAID);
        Explanation why = shown.findings().get(0).explanation();
        assertThat(why.evidenceAgainst()).containsExactly(why.summary());
        assertThat(shown.incidents().get(0).summary()).isEqualTo(why.summary());
        return why.summary();
    }

    private static DetectionResult found(String sentence) {
        Explanation why = new Explanation(
                sentence,
                sentence,
                sentence,
                sentence,
                sentence,
                List.of(sentence),
                List.of(sentence),
                "user:alice AND address:203.0.113.7",
                List.of(sentence));
        Finding finding = new Finding(
                "f1",
                "odd-hours",
                "At odd hours",
                Severity.LOW,
                20,
                "alice",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                List.of(),
                why);
        Incident incident =
                new Incident(1, "alice", 20, Instant.EPOCH, Instant.EPOCH, List.of("f1"), List.of(), sentence);
        return new DetectionResult(List.of(finding), List.of(incident), List.of(), List.of());
    }
}
