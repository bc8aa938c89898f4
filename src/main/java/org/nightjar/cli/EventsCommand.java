package org.nightjar.cli;

import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.analysis.query.TextProgress;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Events in time order, as a stream. */
@Command(
        name = "events",
        description = "Print the events that a query selects, in time order; without a query all of them.",
        footer = {
            "",
            "In JSON lines every event has every field; null where the log does not say.",
            "raw prints the original records, byte for byte, each followed by a line feed.",
            "",
            "Examples:",
            "  nightjar events --case acme 'user:alice AND NOT outcome:success'",
            "  nightjar events --case acme action:Delete* country:NL --format jsonl --limit 1000"
        })
final class EventsCommand extends CaseCommand {

    @Option(names = "--search", paramLabel = "NAME", description = "the search that the case keeps by this name")
    private Optional<String> search = Optional.empty();

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "words of a query; they must all hold")
    private List<String> query = List.of();

    @Option(names = "--format", paramLabel = "table|jsonl|csv|raw", description = "default: ${DEFAULT-VALUE}")
    private EventFormat format = EventFormat.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N; default: all")
    private long limit = Long.MAX_VALUE;

    EventsCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        EventQuery parsed = EventQuery.parse(query(opened, search, query));
        EventIndex index = opened.data().index();
        RowSet rows = around.jobs()
                .run("select events", job -> parsed.select(index, RowSet.all(index.size()), TextProgress.of(job)));
        int count = (int) Math.min(rows.size(), Math.max(0, limit));
        new EventPrinter(opened, around).print(rows, count, format);
        return ExitStatus.DONE;
    }
}
