package org.nightjar.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Option;

/** What the commands for tags and for notes have in common: how they print, taking the last step back, doing it again. */
final class AnnotationOptions {

    /** What that prints with {@code --json}: the step taken back or the one that does it again; null where there was none. */
    record Turned(@Nullable Integer step, @Nullable Integer note) {}

    @Option(names = "--undo", description = "take the last step of tags or notes back")
    private boolean undo;

    @Option(names = "--redo", description = "do again what was taken back last, if nothing was done since")
    private boolean redo;

    @Option(names = "--json", description = "print one JSON document; as --format json")
    private boolean json;

    @Option(names = "--format", paramLabel = "table|json|csv", description = "of the list; default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    OutputFormat format() {
        return json ? OutputFormat.JSON : format;
    }

    boolean asJson() {
        return format() == OutputFormat.JSON;
    }

    /** Whether a step is to be taken back or done again. */
    boolean turns() {
        return undo || redo;
    }

    /**
     * Takes the last step of tags or notes back, or does it again, and says which it was.
     *
     * @param isAlone whether nothing else was asked for
     */
    void turn(OpenCase opened, Surroundings around, boolean isAlone) throws NightjarException {
        if (!isAlone || undo && redo) {
            throw new Usage(
                    undo
                            ? "--undo takes the last step back; give nothing else with it."
                            : "--redo does again what was taken back; give nothing else with it.");
        }
        Optional<AnnotationStep> step = undo ? opened.undoAnnotation() : opened.redoAnnotation();
        if (asJson()) {
            ResultPrinter.json(
                    around.out(),
                    new Turned(
                            step.map(AnnotationStep::number).orElse(null),
                            step.filter(one -> !one.action().isOfTags())
                                    .map(AnnotationStep::note)
                                    .orElse(null)));
            return;
        }
        String nothing = undo
                ? "There is no step of tags or notes to take back."
                : "Nothing of tags or notes was taken back that could be done again.";
        around.out().println(step.map(this::words).orElse(nothing));
    }

    private String words(AnnotationStep step) {
        return "Step " + step.number() + (undo ? " was taken back: " : " does again what was taken back: ")
                + (step.action().isOfTags()
                        ? step.action().id() + " " + Texts.shown(step.text()) + ", "
                                + Texts.count(step.subjects().size()) + " events."
                        : "note " + step.note() + ".");
    }
}
