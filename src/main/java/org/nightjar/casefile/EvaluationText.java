package org.nightjar.casefile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.nightjar.detect.evaluation.Evaluation;

/** An evaluation as figures for machines and lines for people. */
final class EvaluationText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationText() {}

    static EvaluationReport of(Evaluation evaluation) {
        LinkedHashMap<String, Object> figures = JSON.convertValue(evaluation, new TypeReference<>() {});
        return new EvaluationReport(figures, lines(evaluation));
    }

    private static List<String> lines(Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        for (Evaluation.Ranked attack : evaluation.attacks()) {
            lines.add(say(
                    "attack   %-24s user %s: rank %s, first incident %s, %.0f %% of its events in the top 20 incidents",
                    attack.id(),
                    attack.user(),
                    rank(attack.userRank()),
                    rank(attack.incidentRank()),
                    100 * attack.recall()));
        }
        for (Evaluation.Ranked decoy : evaluation.decoys()) {
            lines.add(say(
                    "decoy    %-24s user %s: rank %s, first incident %s",
                    decoy.id(), decoy.user(), rank(decoy.userRank()), rank(decoy.incidentRank())));
        }
        lines.add(say("mean reciprocal rank of attackers          %.3f", evaluation.meanReciprocalRank()));
        lines.add(say("attackers among the first 10 users         %.0f %%", 100 * evaluation.topTenShare()));
        lines.add(say("malicious events in the top 20 incidents   %.0f %%", 100 * evaluation.recallInTop20()));
        lines.add(say("top 20 incidents that touch an attack      %.0f %%", 100 * evaluation.preciseInTop20()));
        lines.add(say("incidents read until all attacks are seen  %s", rank(evaluation.incidentsRead())));
        lines.add(say("decoys above an attacker                   %d", evaluation.decoysAboveAttackers()));
        lines.add(say(
                "false incidents, medium and above          %d (%.2f per 100,000 of %,d benign events)",
                evaluation.falseIncidents(), evaluation.falsePer100k(), evaluation.benignEvents()));
        return lines;
    }

    private static String rank(int rank) {
        return rank == 0 ? "none" : Integer.toString(rank);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
