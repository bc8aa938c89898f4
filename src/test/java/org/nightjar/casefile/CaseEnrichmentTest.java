package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;

/** That the benchmark's case without enrichment looks nothing up, and every other does. */
class CaseEnrichmentTest {

    private static final String ADDRESS = "8.8.8.8";
    private static final String AGENT = "aws-cli/2.15.0";
    private static final List<PrincipalUse> USES = List.of(new PrincipalUse(
            new Principal(
                    "IAMUser", "arn:aws:iam::111122223333:user/anna", "A", "111122223333", "anna", "", "", "", ""),
            ""));

    @Test
    void nothingIsLookedUpOnlyWhereTheBenchmarkAsksForIt() throws NightjarException {
        System.setProperty(CaseEnrichment.OFF, "true");
        try (CaseEnrichment bare = CaseEnrichment.with(List.of(), JobContext.unwatched())) {
            assertEquals("", bare.address(ADDRESS).countryCode());
            assertEquals("", bare.agent(AGENT).family());
            assertEquals(
                    User.NOBODY,
                    bare.users(USES, List.of(), List.of(), Set.of()).get(0).user());
            assertEquals(List.of(), bare.databases());
        } finally {
            System.clearProperty(CaseEnrichment.OFF);
        }
        try (CaseEnrichment full = CaseEnrichment.with(List.of(), JobContext.unwatched())) {
            assertNotEquals("", full.address(ADDRESS).countryCode());
            assertEquals("aws-cli", full.agent(AGENT).family());
            assertNotEquals(
                    User.NOBODY,
                    full.users(USES, List.of(), List.of(), Set.of()).get(0).user());
        }
    }
}
