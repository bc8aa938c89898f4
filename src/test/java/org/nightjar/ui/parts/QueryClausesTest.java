package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nightjar.model.Dimension;

class QueryClausesTest {

    @Test
    void aClickAddsAClauseAndASecondTakesItAway() {
        String country = QueryClauses.including(Dimension.COUNTRY, "DE");
        String once = QueryClauses.of("user:alice").toggled(country);
        assertEquals("user:alice AND country:\"DE\"", once);
        assertTrue(QueryClauses.of(once).has(country));
        assertEquals("user:alice", QueryClauses.of(once).toggled(country));
        assertEquals(country, QueryClauses.of(" ").toggled(country));
    }

    @Test
    void quotesAndBracketsHideTheWordAnd() {
        String quoted = "action:\"A AND B\"";
        assertEquals(quoted + " AND x:y", QueryClauses.of(quoted).toggled("x:y"));
        String escaped = "detail:\"say \\\" AND so\"";
        assertEquals("", QueryClauses.of(escaped).without(escaped));
        assertFalse(QueryClauses.of("(a AND b)").has("a"));
    }

    @Test
    void aQueryWithOrIsKeptWholeInBrackets() {
        assertEquals(
                "(user:a OR user:b) AND x:y",
                QueryClauses.of("user:a OR user:b").toggled("x:y"));
        assertEquals(
                "(user:a OR user:b) AND x:y AND z:1",
                QueryClauses.of("(user:a OR user:b) AND x:y").toggled("z:1"));
    }

    @Test
    void whatTheLogDoesNotSayCanBeAskedFor() {
        assertEquals("NOT country:*", QueryClauses.including(Dimension.COUNTRY, ""));
        assertEquals("country:*", QueryClauses.excluding(Dimension.COUNTRY, ""));
        assertEquals("NOT country:\"DE\"", QueryClauses.excluding(Dimension.COUNTRY, "DE"));
    }
}
