package org.nightjar.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.ImportSummary;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.Conflict;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.LogSource;
import org.nightjar.model.MissingObject;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.RecordPosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads evidence into a case, which is made if it does not exist. */
@Command(
        name = "import",
        description = "Import files, folders and archives into a case; the case is made if it does not exist.",
        footer = {
            "",
            "Examples:",
            "  nightjar import --case acme bucket.zip exports/",
            "  nightjar import --case acme --geo GeoLite2-City.mmdb logs.tar.gz --json",
            "  nightjar import --case acme --limit ratio=1000 --limit inflated=200G very-regular.zip",
            "  nightjar import --case acme --retry"
        })
final class ImportCommand extends CaseCommand {

    /** {@code import --json}; read = stored + duplicates + rejected. */
    record Json(
            List<Item> evidence,
            long read,
            long stored,
            long duplicates,
            long rejected,
            double seconds,
            List<Conflicting> conflicts,
            List<Other> otherLogs) {}

    /** Entries of this import that are another log. */
    record Other(String kind, long entries) {}

    /** Two records of one event id; the second is among the rejected. At most {@link #CONFLICTS} are listed. */
    record Conflicting(String eventId, Place first, Place second, String excerpt) {}

    /** Where a record stands. */
    record Place(String path, String entry, long record, long byteOffset) {}

    private static final int CONFLICTS = 1_000;

    private static final int ENTRIES = 100_000;

    /**
     * One evidence item; {@code sha256} is null if the file could not be read. {@code entries} are those with paths of their own, if it was
     * read now; of all items together the first {@link #ENTRIES}.
     */
    record Item(
            String path,
            @Nullable String sha256,
            long bytes,
            long events,
            long duplicates,
            long rejected,
            String status,
            List<EntryShape.Counts> entries) {}

    /** Ways to end that leave something of the evidence out of the case. */
    private static final EnumSet<EvidenceStatus> LEFT_OUT =
            EnumSet.of(EvidenceStatus.PARTIAL, EvidenceStatus.NOT_A_LOG, EvidenceStatus.UNREADABLE);

    @Parameters(paramLabel = "EVIDENCE", arity = "0..*", description = "files, folders, archives")
    private List<Path> evidence = List.of();

    @Option(names = "--source", paramLabel = "auto|cloudtrail", description = "the log to expect; default: auto")
    private String source = "auto";

    @Option(
            names = "--geo",
            paramLabel = "MMDB",
            description =
                    "a MaxMind DB file of your own, or a list of networks (text, Tor exits, ip-ranges.json); may be"
                            + " repeated")
    private List<Path> geo = List.of();

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            description = "how far evidence may unfold: ratio, ratio-floor, inflated, nested-zip, depth, entries,"
                    + " record, reject, rejects, all-rejects, nesting, digest; sizes with k, M, G; may be repeated")
    private List<String> limits = List.of();

    @Option(
            names = "--retry",
            description =
                    "read the case's evidence again of which something was rejected, or told and not read by an earlier version")
    private boolean retry;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    ImportCommand(Surroundings around) {
        super(around);
    }

    @Override
    OpenCase open(Path folder, JobContext job) throws NightjarException {
        if (retry == !evidence.isEmpty()) {
            throw new Usage(
                    retry
                            ? "--retry reads what the case already has; name no evidence with it."
                            : "Name the files, folders or archives to import, or --retry.");
        }
        return retry ? around.files().open(folder, job) : around.files().openOrCreate(folder, job);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        ImportOptions options = LimitOptions.apply(new ImportOptions(expected(), geo), limits);
        ImportSummary summary;
        try {
            summary = around.jobs()
                    .run(
                            "import",
                            job -> retry
                                    ? opened.retryRejected(options, job)
                                    : opened.importEvidence(evidence, options, job));
        } catch (JobCancelledException cancelled) {
            around.err()
                    .println("nightjar: cancelled; evidence items that were whole stay in the case,"
                            + " the rest can be imported again");
            return ExitStatus.FAILED;
        }
        Map<String, Long> others = otherLogs(opened, summary);
        if (json) {
            ResultPrinter.json(
                    around.out(), json(summary, entries(opened, summary), conflicts(opened, summary), others));
        } else {
            ImportTable.print(summary, around.out());
        }
        if (!others.isEmpty()) {
            around.err().println("nightjar: " + OtherLog.sentence(others) + "; they are listed and were not read");
        }
        int digests = sayDigests(opened.integrity());
        return Math.max(sayWhatWasLeftOut(summary), digests);
    }

    private int sayDigests(IntegrityReport integrity) {
        if (integrity.digests().isEmpty()) {
            return ExitStatus.DONE;
        }
        long against = integrity.entries(Integrity.CONTRADICTED) + integrity.digests(Integrity.CONTRADICTED);
        long files = integrity.missing(MissingObject.Kind.LOG_FILE).size();
        long digests = integrity.missing(MissingObject.Kind.DIGEST).size();
        around.err()
                .printf(
                        Locale.ROOT,
                        "nightjar: %,d CloudTrail digests in the case: %,d log files verified, %,d not covered,"
                                + " %,d contradicted; %s missing%s%n",
                        integrity.digests().size(),
                        integrity.entries(Integrity.VERIFIED),
                        integrity.entries(Integrity.NOT_COVERED),
                        integrity.entries(Integrity.CONTRADICTED),
                        Texts.count(files, "log file") + (digests == 0 ? "" : " and " + Texts.count(digests, "digest")),
                        against + files + digests == 0 ? "" : "; nightjar verify says why");
        return against == 0 ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTS;
    }

    private Optional<LogSource> expected() throws NightjarException {
        if (source.equalsIgnoreCase("auto")) {
            return Optional.empty();
        }
        for (LogSource known : LogSource.values()) {
            if (known.id().equalsIgnoreCase(source)) {
                return Optional.of(known);
            }
        }
        throw new Usage("There is no log source “" + source + "”; it is auto or cloudtrail.");
    }

    /** Those of which the second record came with this import. */
    private static List<Conflicting> conflicts(OpenCase opened, ImportSummary summary) throws NightjarException {
        List<Conflict> conflicts = opened.conflicts(Integer.MAX_VALUE);
        if (conflicts.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> paths =
                opened.evidence().stream().collect(Collectors.toMap(EvidenceItem::id, EvidenceItem::path));
        Set<Integer> now = newItems(summary);
        return conflicts.stream()
                .filter(conflict -> now.contains(conflict.secondEvidenceId()))
                .limit(CONFLICTS)
                .map(conflict -> new Conflicting(
                        conflict.eventId(),
                        place(paths.getOrDefault(conflict.firstEvidenceId(), ""), conflict.first()),
                        place(paths.getOrDefault(conflict.secondEvidenceId(), ""), conflict.second()),
                        conflict.excerpt()))
                .toList();
    }

    private static Set<Integer> newItems(ImportSummary summary) {
        return summary.evidence().stream()
                .filter(item -> item.status() != EvidenceStatus.ALREADY_IMPORTED)
                .map(EvidenceItem::id)
                .collect(Collectors.toSet());
    }

    /** Those that came with this import, by kind. */
    private static Map<String, Long> otherLogs(OpenCase opened, ImportSummary summary) throws NightjarException {
        Set<Integer> now = newItems(summary);
        return OtherLog.byKind(opened.otherLogs().stream()
                .filter(one -> now.contains(one.evidenceId()))
                .toList());
    }

    private static Place place(String path, RecordPosition position) {
        return new Place(path, position.entry(), position.recordIndex(), position.byteOffset());
    }

    private static Map<Integer, List<EntryShape.Counts>> entries(OpenCase opened, ImportSummary summary)
            throws NightjarException {
        Map<Integer, List<EntryShape.Counts>> entries = new HashMap<>();
        int left = ENTRIES;
        for (int id : new TreeSet<>(newItems(summary))) {
            List<EntryShape.Counts> ofItem = opened.entryCounts(OptionalInt.of(id), left).stream()
                    .map(EntryShape.Counts::of)
                    .toList();
            entries.put(id, ofItem);
            left -= ofItem.size();
        }
        return entries;
    }

    private static Json json(
            ImportSummary summary,
            Map<Integer, List<EntryShape.Counts>> entries,
            List<Conflicting> conflicts,
            Map<String, Long> others) {
        return new Json(
                summary.evidence().stream().map(item -> item(item, entries)).toList(),
                summary.read(),
                summary.stored(),
                summary.duplicates(),
                summary.rejected(),
                summary.elapsed().toMillis() / 1000.0,
                conflicts,
                others.entrySet().stream()
                        .map(one -> new Other(one.getKey(), one.getValue()))
                        .toList());
    }

    private static Item item(EvidenceItem item, Map<Integer, List<EntryShape.Counts>> entries) {
        return new Item(
                item.path(),
                item.sha256().isEmpty() ? null : item.sha256(),
                item.bytes(),
                item.stored(),
                item.duplicates(),
                item.rejected(),
                item.status().id(),
                item.status() == EvidenceStatus.ALREADY_IMPORTED
                        ? List.of()
                        : entries.getOrDefault(item.id(), List.of()));
    }

    private int sayWhatWasLeftOut(ImportSummary summary) {
        List<EvidenceItem> leftOut = summary.evidence().stream()
                .filter(item -> item.rejected() > 0 || LEFT_OUT.contains(item.status()))
                .toList();
        if (leftOut.isEmpty()) {
            return ExitStatus.DONE;
        }
        around.err()
                .printf(
                        Locale.ROOT,
                        "nightjar: %,d %s rejected, in %,d of %,d evidence items; each is listed" + " in the case%n",
                        summary.rejected(),
                        summary.rejected() == 1 ? "record or entry was" : "records or entries were",
                        leftOut.size(),
                        summary.evidence().size());
        leftOut.stream()
                .limit(10)
                .forEach(item -> around.err()
                        .println("  "
                                + Texts.shown(Texts.path(item.path()) + ": "
                                        + item.status().id() + ". " + item.message())));
        return ExitStatus.DONE_WITH_REJECTS;
    }
}
