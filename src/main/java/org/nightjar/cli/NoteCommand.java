package org.nightjar.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.OpenCase;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Note;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Texts that the analyst writes on events, moments, users and findings. */
@Command(
        name = "note",
        description = "Write a note on an event, a moment, a user or a finding. Without words: list the notes.",
        footer = {
            "",
            "Each step is kept, stands in the log, and can be taken back.",
            "",
            "Examples:",
            "  nightjar note --case acme --on event:5f1c0f1e-… 'first use of the stolen key'",
            "  nightjar note --case acme --on time:2024-05-01T03:00:00Z 'the customer rotates all keys'",
            "  nightjar note --case acme --on user:alice 'on leave until 6 May, says HR'",
            "  nightjar note --case acme --change 12 'second use of the stolen key'",
            "  nightjar note --case acme --remove 12"
        })
final class NoteCommand extends CaseCommand {

    /** One object of the list; {@code on} is what the note is on, as {@code --on} takes it. */
    record Line(int note, String kind, String on, String text, String writtenAt, boolean inCase) {}

    /** What a change prints with {@code --json}; null where nothing changed. */
    record Changed(@Nullable Integer step, @Nullable Integer note) {}

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "what the note says")
    private List<String> words = List.of();

    @Option(
            names = "--on",
            paramLabel = "WHAT",
            description = "event:ID, time:INSTANT, user:NAME or finding:ID; begins a new note")
    private Optional<String> on = Optional.empty();

    @Option(names = "--change", paramLabel = "N", description = "the note of this number reads so from now on")
    private Optional<Integer> change = Optional.empty();

    @Option(names = "--remove", paramLabel = "N", description = "take the note of this number away")
    private Optional<Integer> remove = Optional.empty();

    @Mixin
    private AnnotationOptions options = new AnnotationOptions();

    NoteCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        Optional<AnnotationEdit> edit = edit();
        if (options.turns()) {
            options.turn(opened, around, edit.isEmpty() && words.isEmpty());
        } else if (edit.isPresent()) {
            say(opened.annotate(edit.get()));
        } else {
            ResultPrinter.print(around.out(), options.format(), list(opened), new Shape(ClockText.of(opened)));
        }
        return ExitStatus.DONE;
    }

    private Optional<AnnotationEdit> edit() throws Usage {
        if (Stream.of(on, change, remove).filter(Optional::isPresent).count() > 1) {
            throw new Usage("Choose one of --on, --change and --remove.");
        }
        String text = String.join(" ", words);
        if (on.isPresent()) {
            return Optional.of(new AnnotationEdit.Write(subject(on.get()), requireText(text)));
        }
        if (change.isPresent()) {
            return Optional.of(new AnnotationEdit.Rewrite(change.get(), requireText(text)));
        }
        if (remove.isPresent() && !text.isBlank()) {
            throw new Usage("--remove takes a note away; give no words with it.");
        }
        if (remove.isPresent()) {
            return Optional.of(new AnnotationEdit.Rewrite(remove.get(), ""));
        }
        if (!text.isBlank() && !options.turns()) {
            throw new Usage("Say what the note is on: --on event:ID, time:INSTANT, user:NAME or finding:ID.");
        }
        return Optional.empty();
    }

    private static String requireText(String text) throws Usage {
        if (text.isBlank()) {
            throw new Usage("Say what the note says.");
        }
        return text;
    }

    private static AnnotationSubject subject(String written) throws Usage {
        int colon = written.indexOf(':');
        Optional<AnnotationSubject.Kind> kind =
                AnnotationSubject.Kind.findById(colon < 0 ? "" : written.substring(0, colon));
        if (kind.isEmpty()) {
            throw new Usage("--on takes event:ID, time:INSTANT, user:NAME or finding:ID, not " + written + ".");
        }
        String id = written.substring(colon + 1);
        try {
            return kind.get() == AnnotationSubject.Kind.TIME
                    ? AnnotationSubject.time(Instant.parse(id))
                    : new AnnotationSubject(kind.get(), id);
        } catch (DateTimeException wrong) {
            throw new Usage("“" + id + "” is no moment; write 2024-05-01T13:45:00Z.");
        }
    }

    private void say(Optional<AnnotationStep> step) {
        if (options.asJson()) {
            ResultPrinter.json(
                    around.out(),
                    new Changed(
                            step.map(AnnotationStep::number).orElse(null),
                            step.map(AnnotationStep::note).orElse(null)));
        } else {
            around.out()
                    .println(step.map(one -> "Note " + one.note()
                                    + (one.action() == AnnotationStep.Action.RETRACT ? " is taken away." : " is kept."))
                            .orElse("Nothing changed."));
        }
    }

    private static List<Line> list(OpenCase opened) {
        return opened.data().annotations().notes().stream()
                .map(note -> line(opened, note))
                .toList();
    }

    private static Line line(OpenCase opened, Note note) {
        String kind = note.subject().kind().id();
        return new Line(
                note.number(),
                kind,
                kind + ":" + note.subject().id(),
                note.text(),
                note.writtenAt().toString(),
                AnnotationEdit.isThere(opened.data(), note.subject()));
    }

    private record Shape(ClockText clock) implements ResultShape<Line> {

        @Override
        public Line json(Line item) {
            return item;
        }

        @Override
        public List<String> csvHeading() {
            return List.of("note", "kind", "on", "text", "writtenAt", "inCase");
        }

        @Override
        public List<@Nullable Object> csv(Line item) {
            return Arrays.asList(item.note(), item.kind(), item.on(), item.text(), item.writtenAt(), item.inCase());
        }

        @Override
        public TextTable table(List<Line> items) {
            TextTable table = new TextTable(
                    Heading.number("NOTE"), Heading.text("WRITTEN"), Heading.elastic("ON"), Heading.elastic("TEXT"));
            for (Line item : items) {
                table.add(
                        Integer.toString(item.note()),
                        clock.second(Instant.parse(item.writtenAt()), ""),
                        item.on() + (item.inCase() ? "" : " (not in the case now)"),
                        item.text().replace('\n', ' '));
            }
            return table;
        }
    }
}
