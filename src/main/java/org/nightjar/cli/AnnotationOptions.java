package org.nightjar.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Option;

/** What the commands for tags and for notes have in common: how they print, and taking the last step back. */
final class AnnotationOptions {

    /** What taking a step back prints with {@code --json}; null where nothing was, and of tags for the note. */
    record Undone(@Nullable Integer step, @Nullable Integer note) {}

    @Option(names = "--undo", description = "take the last step of tags or notes back")
    boolean undo;

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

    /**
     * Takes the last step of tags or notes back, and says which it was.
     *
     * @param isAlone whether nothing else was asked for
     */
    void undo(OpenCase opened, Surroundings around, boolean isAlone) throws NightjarException {
        if (!isAlone) {
            throw new Usage("--undo takes the last step back; give nothing else with it.");
        }
        Optional<AnnotationStep> undone = opened.undoAnnotation();
        if (asJson()) {
            ResultPrinter.json(
                    around.out(),
                    new Undone(
                            undone.map(AnnotationStep::number).orElse(null),
                            undone.filter(step -> !step.action().isOfTags())
                                    .map(AnnotationStep::note)
                                    .orElse(null)));
            return;
        }
        around.out()
                .println(
                        undone.map(AnnotationOptions::words).orElse("There is no step of tags or notes to take back."));
    }

    private static String words(AnnotationStep step) {
        return "Step " + step.number() + " was taken back: "
                + (step.action().isOfTags()
                        ? step.action().id() + " " + Texts.shown(step.text()) + ", "
                                + Texts.count(step.subjects().size()) + " events."
                        : "note " + step.note() + ".");
    }
}
