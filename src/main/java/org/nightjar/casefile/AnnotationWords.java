package org.nightjar.casefile;

import java.util.stream.Collectors;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;

/** What a step of tags or notes did, in a line of the action log. */
final class AnnotationWords {

    /** So many events are named; the step in the database names all. */
    private static final int EVENTS_NAMED = 10;

    /** As much of a query or a note stands in the log. */
    private static final int LOGGED = 4_000;

    private AnnotationWords() {}

    /** @param chosenBy the query that chose the events, or "" */
    static String of(AnnotationStep step, String chosenBy) {
        String on = step.subjects().get(0).kind().id() + " "
                + step.subjects().get(0).id();
        String said = switch (step.action()) {
            case TAG -> "tag “" + step.text() + "” on " + events(step);
            case UNTAG -> "tag “" + step.text() + "” taken from " + events(step);
            case NOTE ->
                "note " + step.note() + " on " + on + (step.before().isEmpty() ? " says: " : " now says: ")
                        + cut(step.text());
            case RETRACT -> "note " + step.note() + " on " + on + " taken away, which said: " + cut(step.before());
        };
        String by = chosenBy.isBlank() ? "" : ", chosen by the query " + cut(chosenBy);
        return "Step " + step.number() + ": " + said + by + (step.action().isOfTags() ? "." : "");
    }

    private static String events(AnnotationStep step) {
        int count = step.subjects().size();
        String named = step.subjects().stream()
                .limit(EVENTS_NAMED)
                .map(AnnotationSubject::id)
                .collect(Collectors.joining(", "));
        return (count == 1 ? "event " : count + " events ")
                + named
                + (count > EVENTS_NAMED ? " and " + (count - EVENTS_NAMED) + " more" : "");
    }

    private static String cut(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= LOGGED ? line : line.substring(0, LOGGED) + "… (" + line.length() + " characters)";
    }
}
