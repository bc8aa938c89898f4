package org.nightjar.detect;

import java.util.List;
import java.util.Optional;
import org.nightjar.model.Severity;

/**
 * What a detector says of itself; its page {@code detectors/<id>.md} says the same at length.
 *
 * @param id stable, lower case with hyphens
 * @param title a few words for lists
 * @param family the kind of question
 * @param question the question it answers, one sentence
 * @param techniques ATT&amp;CK technique ids that it may show
 * @param ceiling the most decades that one signal of it may count for, however surprising its own sum says it is:
 *     how far the model behind the sum is believed
 * @param parameters what it can be told
 * @param stated the severity that the author of a rule or list states: then its findings have it, whatever their score,
 *     and are shown however little they count; empty for Nightjar's own detectors
 */
public record DetectorInfo(
        String id,
        String title,
        Family family,
        String question,
        List<String> techniques,
        double ceiling,
        List<Parameter> parameters,
        Optional<Severity> stated) {

    public DetectorInfo {
        techniques = List.copyOf(techniques);
        parameters = List.copyOf(parameters);
    }

    /** Of a detector of Nightjar's own. */
    public DetectorInfo(
            String id,
            String title,
            Family family,
            String question,
            List<String> techniques,
            double ceiling,
            List<Parameter> parameters) {
        this(id, title, family, question, techniques, ceiling, parameters, Optional.empty());
    }
}
