package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightjar.model.Severity;
import org.nightjar.support.Contrast;

/**
 * WCAG 2.2 AA for the colours of the style sheet on the theme below it, and of what is drawn by hand: 4.5 for text, 3 for
 * marks, rings and edges that tell something.
 */
class ColoursTest {

    private static final double TEXT = 4.5;
    private static final double SIGN = 3;
    private static final Pattern SAID = Pattern.compile("(-(?:nj|color)-[a-z0-9-]+):\\s*([^;]+);");

    private static final List<String> TEXTS = List.of(
            "-color-fg-default",
            "-color-fg-muted",
            "-color-accent-fg",
            "-color-danger-fg",
            "-color-success-fg",
            "-nj-medium",
            "-nj-high",
            "-nj-json-name",
            "-nj-json-string",
            "-nj-json-number",
            "-nj-json-word");
    private static final List<String> GROUNDS = List.of("-nj-surface", "-nj-page");
    /** What rows say that are pointed at or chosen; messages of danger stand in none. */
    private static final List<String> IN_ROWS = List.of(
            "-color-fg-default", "-color-fg-muted", "-color-accent-fg", "-color-success-fg", "-nj-medium", "-nj-high");
    /** What lies over a ground and lets it through. */
    private static final List<String> VEILS = List.of("-nj-hover", "-nj-chosen");

    private static final List<String> SIGNS = List.of(
            "-nj-info",
            "-nj-low",
            "-nj-medium",
            "-nj-high",
            "-nj-critical",
            "-color-accent-fg",
            "-color-accent-emphasis");

    private static Map<String, String> variables(Theme theme) throws IOException {
        String primer = theme == Theme.DARK
                ? new atlantafx.base.theme.PrimerDark().getUserAgentStylesheet()
                : new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet();
        Map<String, String> found = new LinkedHashMap<>();
        String sheet = text(primer);
        read(sheet.substring(0, sheet.indexOf('}')), found);
        String own = text("/org/nightjar/ui/nightjar.css");
        read(block(own, ".root {"), found);
        read(block(own, theme == Theme.DARK ? ".nightjar-dark {" : ".nightjar-light {"), found);
        return found;
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = ColoursTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String block(String sheet, String head) {
        int from = sheet.indexOf(head);
        assertTrue(from >= 0, head);
        return sheet.substring(from, sheet.indexOf('}', from));
    }

    private static void read(String block, Map<String, String> into) {
        Matcher said = SAID.matcher(block);
        while (said.find()) {
            into.put(said.group(1), said.group(2).strip());
        }
    }

    private static Color colour(Map<String, String> variables, String name) {
        assertTrue(variables.containsKey(name), name + " is nowhere said");
        String value = variables.getOrDefault(name, "");
        return value.startsWith("-") ? colour(variables, value) : Color.web(value);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textsAndSignsOfTheStyleSheetStandOutFromWhatIsBelowThem(Theme theme) throws IOException {
        Map<String, String> variables = variables(theme);
        Set<String> faint = new TreeSet<>();
        for (String ground : GROUNDS) {
            Color below = colour(variables, ground);
            for (String text : TEXTS) {
                judge(text + " on " + ground, colour(variables, text), below, TEXT, faint);
            }
            for (String sign : SIGNS) {
                judge(sign + " on " + ground, colour(variables, sign), below, SIGN, faint);
            }
        }
        for (String veil : VEILS) {
            Color below = Contrast.over(colour(variables, veil), colour(variables, "-nj-surface"));
            for (String text : IN_ROWS) {
                judge(text + " on " + veil, colour(variables, text), below, TEXT, faint);
            }
        }
        assertEquals("", String.join("\n", faint));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsDrawnStandsOutFromItsGround(Theme theme) throws IOException {
        Palette palette = Palette.of(theme);
        Map<String, String> variables = variables(theme);
        Set<String> faint = new TreeSet<>();
        Map<String, Color> grounds =
                Map.of("background", palette.background(), "surface", palette.surface(), "night", palette.night());
        grounds.forEach((name, below) -> {
            judge("text on " + name, palette.text(), below, TEXT, faint);
            judge("muted text on " + name, palette.textMuted(), below, TEXT, faint);
            judge("accent on " + name, palette.accent(), below, SIGN, faint);
            judge("events on " + name, palette.events(), below, SIGN, faint);
            judge("writes on " + name, palette.writes(), below, SIGN, faint);
            judge("errors on " + name, palette.errors(), below, SIGN, faint);
            for (Severity severity : Severity.values()) {
                judge(severity + " on " + name, palette.severity(severity), below, SIGN, faint);
            }
        });
        judge("text on land", palette.text(), palette.land(), TEXT, faint);
        judge("text on sea", palette.text(), palette.sea(), TEXT, faint);
        assertEquals("", String.join("\n", faint));
        for (Severity severity : Severity.values()) {
            assertEquals(
                    colour(variables, "-nj-" + severity.id()), palette.severity(severity), "the same drawn and styled");
        }
        assertEquals(colour(variables, "-nj-surface"), palette.surface());
        assertEquals(colour(variables, "-nj-page"), palette.background());
    }

    private static void judge(String what, Color above, Color below, double least, Set<String> faint) {
        double contrast = Contrast.of(above, below);
        if (contrast < least) {
            faint.add(what + String.format(java.util.Locale.ROOT, ": %.2f", contrast));
        }
    }
}
