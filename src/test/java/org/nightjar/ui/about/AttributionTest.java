package org.nightjar.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AttributionTest {

    @Test
    void aRowIsReadWithTheNamesOfItsColumnsAndEmptyCellsAreLeftOut() {
        assertEquals(
                List.of(new Attribution("Inter, unchanged", "fonts/*.ttf", List.of("Licence: OFL 1.1 (a.txt)"))),
                Attribution.read("""
                        # Head

                        | file | what it is | date | licence |
                        | --- | --- | --- | --- |
                        | `fonts/*.ttf` | inter, unchanged | | OFL 1.1 (`a.txt`) |

                        After.
                        """));
        assertEquals(List.of(), Attribution.read("nothing here"));
    }

    @Test
    void theFileThatComesWithTheProgramNamesItsSourcesAndTheirLicences() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(AttributionTest.class.getResourceAsStream("/assets/ATTRIBUTION.md"))) {
            List<Attribution> all = Attribution.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            String text = all.toString();
            for (String source : List.of("DB-IP", "Natural Earth", "GeoNames", "JetBrains Mono", "Inter")) {
                assertTrue(text.contains(source), source);
            }
            all.forEach(one ->
                    assertTrue(one.facts().stream().anyMatch(fact -> fact.startsWith("Licence: ")), one.toString()));
        }
    }
}
