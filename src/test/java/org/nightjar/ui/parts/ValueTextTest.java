package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nightjar.model.Dimension;
import org.nightjar.model.UserKind;

class ValueTextTest {

    @Test
    void kindsOfUsersAreNamedAsInTheListOfUsersAndSayWhatIsTyped() {
        assertEquals("Person (human)", ValueText.of(Dimension.USER_KIND, UserKind.HUMAN.id()));
        assertEquals("Workload", ValueText.of(Dimension.USER_KIND, UserKind.WORKLOAD.id()));
        for (UserKind kind : UserKind.values()) {
            ValueText.of(Dimension.USER_KIND, kind.id());
        }
    }

    @Test
    void countriesAreNamedAndServicesLoseTheirDomain() {
        assertEquals("Germany (DE)", ValueText.of(Dimension.COUNTRY, "DE"));
        assertEquals("s3", ValueText.of(Dimension.SERVICE, "s3.amazonaws.com"));
        assertEquals("alice", ValueText.of(Dimension.USER, "alice"));
    }

    @Test
    void whatIsNotSaidIsAWord() {
        assertEquals("", ValueText.of(Dimension.USER_KIND, ""));
        assertEquals(Words.of("facets.unsaid"), ValueText.orUnsaid(Dimension.USER_KIND, ""));
        assertEquals(Words.of("facets.untagged"), ValueText.orUnsaid(Dimension.TAG, ""));
    }
}
