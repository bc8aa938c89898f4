package org.nightjar.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.analysis.query.TextProgress;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Short words that the analyst gives events. */
@Command(
        name = "tag",
        description = "Give the events that a query selects a tag, or take it from them. Without words: list the tags.",
        footer = {
            "",
            "A tag is a word of letters, digits, dots, hyphens and underscores; capitals make no difference.",
            "The evidence is not changed. Each step is kept, stands in the log, and can be taken back.",
            "",
            "Examples:",
            "  nightjar tag --case acme suspicious 'user:alice AND action:Delete*'",
            "  nightjar tag --case acme --remove suspicious outcome:denied",
            "  nightjar events --case acme tag:suspicious",
            "  nightjar tag --case acme --undo"
        })
final class TagCommand extends CaseCommand {

    /** One object of the list: how many events have the tag, and how many of them the case has now. */
    record Line(String tag, int events, int inCase) {}

    /** What a change prints with {@code --json}; {@code step} is null if nothing changed. */
    record Changed(@Nullable Integer step, String tag, int selected, int changed) {}

    @Parameters(paramLabel = "TAG QUERY", arity = "0..*", description = "the tag, then words of a query")
    private List<String> words = List.of();

    @Option(names = "--search", paramLabel = "NAME", description = "the search that the case keeps by this name")
    private Optional<String> search = Optional.empty();

    @Option(names = "--remove", description = "take the tag away; without a query from all events that have it")
    private boolean remove;

    @Mixin
    private AnnotationOptions options = new AnnotationOptions();

    TagCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (options.turns()) {
            options.turn(opened, around, words.isEmpty() && !remove && search.isEmpty());
        } else if (words.isEmpty()) {
            requireTag();
            ResultPrinter.print(around.out(), options.format(), list(opened.data()), new Shape());
        } else {
            change(opened);
        }
        return ExitStatus.DONE;
    }

    private void requireTag() throws Usage {
        if (remove || search.isPresent()) {
            throw new Usage("Say which tag.");
        }
    }

    private void change(OpenCase opened) throws NightjarException {
        String tag = AnnotationStep.tag(words.get(0));
        String query = query(opened, search, words.subList(1, words.size()));
        if (query.isBlank() && !remove) {
            throw new Usage("Say which events: a query, such as 'user:alice AND action:Delete*'.");
        }
        String selecting = query.isBlank() ? QueryText.is(Dimension.TAG, tag) : query;
        EventQuery parsed = EventQuery.parse(selecting);
        EventIndex index = opened.data().index();
        RowSet rows = around.jobs()
                .run("select events", job -> parsed.select(index, RowSet.all(index.size()), TextProgress.of(job)));
        requireFew(rows.size());
        List<String> ids =
                Arrays.stream(rows.toArray()).mapToObj(index::eventId).toList();
        Optional<AnnotationStep> step = opened.annotate(
                remove ? new AnnotationEdit.Untag(tag, ids, selecting) : new AnnotationEdit.Tag(tag, ids, selecting));
        int changed = step.map(one -> one.subjects().size()).orElse(0);
        if (options.asJson()) {
            ResultPrinter.json(
                    around.out(),
                    new Changed(step.map(AnnotationStep::number).orElse(null), tag, rows.size(), changed));
        } else {
            around.out()
                    .println(Texts.count(changed) + " of " + Texts.count(rows.size()) + " events "
                            + (remove ? "lost" : "got") + " the tag " + Texts.shown(tag)
                            + (changed < rows.size() ? "; the others " + (remove ? "did not have" : "had") + " it" : "")
                            + ".");
        }
    }

    private static void requireFew(int rows) throws Usage {
        if (rows > AnnotationStep.MOST_EVENTS) {
            throw new Usage("The query selects " + Texts.count(rows) + " events; at most "
                    + Texts.count(AnnotationStep.MOST_EVENTS) + " are tagged in one step.");
        }
    }

    private static List<Line> list(CaseData data) {
        return data.annotations().tags().stream()
                .map(tag -> new Line(tag, data.annotations().eventsWith(tag).size(), (int)
                        data.annotations().eventsWith(tag).stream()
                                .filter(id -> data.index().findRow(id) >= 0)
                                .count()))
                .toList();
    }

    private static final class Shape implements ResultShape<Line> {

        @Override
        public Line json(Line item) {
            return item;
        }

        @Override
        public List<String> csvHeading() {
            return List.of("tag", "events", "inCase");
        }

        @Override
        public List<@Nullable Object> csv(Line item) {
            return Arrays.asList(item.tag(), item.events(), item.inCase());
        }

        @Override
        public TextTable table(List<Line> items) {
            TextTable table = new TextTable(Heading.elastic("TAG"), Heading.number("EVENTS"), Heading.text(""));
            for (Line item : items) {
                int lost = item.events() - item.inCase();
                table.add(
                        item.tag(),
                        Texts.count(item.events()),
                        lost == 0 ? "" : Texts.count(lost) + " not in the case now");
            }
            return table;
        }
    }
}
