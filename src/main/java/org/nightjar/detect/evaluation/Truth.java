package org.nightjar.detect.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Labels of a case: what is an attack, and what only looks like one. As a file:
 *
 * <pre>{@code
 * {"attacks": [{"id", "title", "user", "start", "end", "eventIds": [...]}],
 *  "decoys":  [{"id", "title", "user", "eventIds": [...]}]}
 * }</pre>
 *
 * Other members are ignored. {@code user} is a user as Nightjar names them.
 *
 * @param attacks labelled attacks
 * @param decoys labelled benign look-alikes
 */
public record Truth(List<Label> attacks, List<Label> decoys) {

    /**
     * One story.
     *
     * @param id unique in the file
     * @param title one line for people
     * @param user whose events they are
     * @param eventIds the events
     */
    public record Label(String id, String title, String user, List<String> eventIds) {
        public Label {
            eventIds = List.copyOf(eventIds);
        }
    }

    public Truth {
        attacks = List.copyOf(attacks);
        decoys = List.copyOf(decoys);
    }

    /** The same with one attack only. */
    public Truth only(String attackId) {
        return new Truth(
                attacks.stream().filter(one -> one.id().equals(attackId)).toList(), decoys);
    }

    /**
     * Reads a truth file.
     *
     * @throws NightjarException EVIDENCE_NOT_FOUND if there is none, EVIDENCE_UNREADABLE if it is not one
     */
    public static Truth read(Path file) throws NightjarException {
        if (!Files.isRegularFile(file)) {
            throw new NightjarException(ErrorKind.EVIDENCE_NOT_FOUND, "There is no truth file " + file + ".");
        }
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (root == null || !root.path("attacks").isArray()) {
                throw new IOException("no list of attacks");
            }
            return new Truth(labels(root.path("attacks")), labels(root.path("decoys")));
        } catch (IOException wrong) {
            throw new NightjarException(
                    ErrorKind.EVIDENCE_UNREADABLE,
                    file + " is no truth file: it must be a JSON object with a list of attacks.",
                    wrong);
        }
    }

    private static List<Label> labels(JsonNode list) {
        List<Label> labels = new ArrayList<>();
        for (JsonNode one : list) {
            List<String> ids = new ArrayList<>();
            one.path("eventIds").forEach(id -> ids.add(id.asText()));
            labels.add(new Label(
                    one.path("id").asText(),
                    one.path("title").asText(),
                    one.path("user").asText(),
                    ids));
        }
        return labels;
    }
}
