package org.nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What became of every record, entry by entry. */
@Command(
        name = "entries",
        description =
                "List how many records of each file and of each member of an archive were kept, had been known, and were rejected.",
        footer = {
            "",
            "read = events + duplicates + rejected, of each entry.",
            "Of archives that an earlier version imported only the sum is known; --retry counts what it reads again.",
            "",
            "Examples:",
            "  nightjar entries --case acme",
            "  nightjar entries --case acme --incomplete --format csv"
        })
final class EntriesCommand extends UnreadCaseCommand {

    @Option(names = "--format", paramLabel = "table|json|csv", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N; default: ${DEFAULT-VALUE}")
    private int limit = 100_000;

    @Option(names = "--incomplete", description = "only those of which something was rejected or known before")
    private boolean incomplete;

    EntriesCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        List<EvidenceItem> items = opened.evidence();
        int most = Math.max(0, limit);
        // each of the first is a row
        List<EntryCount> first =
                incomplete ? opened.incompleteEntries(most) : opened.entryCounts(OptionalInt.empty(), most);
        Map<Integer, List<EntryCount>> byItem = first.stream().collect(Collectors.groupingBy(EntryCount::evidenceId));
        List<EntryCount> rows = new ArrayList<>();
        items.forEach(item -> add(item, byItem.getOrDefault(item.id(), List.of()), rows));
        List<EntryCount> shown = rows.stream().limit(most).toList();
        ResultPrinter.print(around.out(), format, shown, new EntryShape(items));
        return ExitStatus.DONE;
    }

    private void add(EvidenceItem item, List<EntryCount> counts, List<EntryCount> rows) {
        EntryCount whole = new EntryCount(item.id(), "", item.stored(), item.duplicates(), item.rejected());
        for (EntryCount count : counts.isEmpty() ? List.of(whole) : counts) {
            if (!incomplete || !count.isWhole()) {
                rows.add(count);
            }
        }
    }
}
