package org.nightjar.store.h2;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightjar.store.TextAnswer;

/**
 * The folder {@code text} of a case: summaries of its records by which a search passes over those that cannot have what
 * is looked for. They can be made again at any time, and are used only if their names tell the exact state of the case's
 * records and their bytes are whole. Thread-safe.
 */
final class TextSummaries implements AutoCloseable {

    private static final Logger LOG = System.getLogger(TextSummaries.class.getName());

    /** From row, to row, number of items, state of those items. */
    private static final Pattern NAME = Pattern.compile("(\\d{1,10})-(\\d{1,10})-(\\d{1,9})-([0-9a-f]{24})\\.grams");

    private final Path folder;
    private volatile List<TextSegment> segments = List.of();
    private @Nullable TextState openedFor;

    TextSummaries(Path folder) {
        this.folder = folder;
    }

    private record Named(Path file, long fromRow, long toRow) {}

    /** Looks which summaries fit the state, unless it was this one the last time. What cannot be read is not used. */
    synchronized void open(TextState state) {
        if (state.equals(openedFor)) {
            return;
        }
        close();
        openedFor = state;
        try {
            segments = inARow(fitting(state));
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "Summaries of records could not be read; the records are read instead.", unreadable);
        }
    }

    /** Those that follow each other from the first row on, whole. */
    private static List<TextSegment> inARow(List<Named> fitting) throws IOException {
        List<TextSegment> opened = new ArrayList<>();
        long next = 0;
        for (Named one : fitting) {
            TextSegment segment = one.fromRow() == next ? TextSegment.open(one.file()) : null;
            if (segment != null && segment.fromRow() == one.fromRow() && segment.toRow() == one.toRow()) {
                opened.add(segment);
                next = segment.toRow();
            } else if (segment != null) {
                segment.close();
            }
        }
        return List.copyOf(opened);
    }

    private List<Named> fitting(TextState state) throws IOException {
        List<Named> fitting = new ArrayList<>();
        Map<Integer, String> names = new HashMap<>();
        for (Path file : files()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (!name.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            int items = Integer.parseInt(name.group(3));
            long toRow = Long.parseLong(name.group(2));
            if (items <= state.items().size()
                    && toRow <= state.rows(items)
                    && names.computeIfAbsent(items, state::name).equals(name.group(4))) {
                fitting.add(new Named(file, Long.parseLong(name.group(1)), toRow));
            }
        }
        fitting.sort(Comparator.comparingLong(Named::fromRow)
                .thenComparing(Comparator.comparingLong(Named::toRow).reversed()));
        return fitting;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    List<TextSegment> segments() {
        return segments;
    }

    /** Of how many records, from the first on, there are summaries. */
    int rows() {
        List<TextSegment> now = segments;
        return now.isEmpty() ? 0 : now.get(now.size() - 1).toRow();
    }

    /** Where summaries are to go on: a last segment that is not full is made again with what came after it. */
    int goOnFrom() {
        List<TextSegment> now = segments;
        TextSegment last = now.isEmpty() ? null : now.get(now.size() - 1);
        return last == null ? 0 : last.isFull() ? last.toRow() : last.fromRow();
    }

    /** Writes a segment, takes it into use, and removes what it replaces. */
    synchronized void add(TextSegment.Draft draft, TextState state) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new IOException(folder + " leads out of the case");
        }
        Files.createDirectories(folder);
        int items = state.items().size();
        Path file = folder.resolve(
                draft.fromRow() + "-" + draft.toRow() + "-" + items + "-" + state.name(items) + ".grams");
        draft.write(file);
        TextSegment written = TextSegment.open(file);
        if (written == null) {
            throw new IOException(file + " was not written as it should be");
        }
        List<TextSegment> now = new ArrayList<>();
        for (TextSegment one : segments) {
            if (one.toRow() <= draft.fromRow()) {
                now.add(one);
            }
        }
        now.add(written);
        segments = List.copyOf(now);
    }

    /** Removes files that are not in use: of another state, unfinished or replaced. */
    synchronized void tidy() throws IOException {
        List<Path> used = segments.stream().map(TextSegment::file).toList();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (!used.contains(file) && (NAME.matcher(name).matches() || name.endsWith(".grams.part"))) {
                Files.deleteIfExists(file);
            }
        }
    }

    synchronized void remove() throws IOException {
        close();
        tidy();
        if (files().isEmpty()) {
            Files.deleteIfExists(folder);
        }
    }

    /**
     * Tells the answer which records cannot have its pattern. Summaries that cannot be read rule out nothing; those that are
     * damaged are given up, and with them those behind, so that they are made again.
     */
    void ruleOut(TextAnswer answer) {
        int[] grams = Grams.of(answer.pattern().required());
        if (grams.length == 0) {
            return;
        }
        for (TextSegment segment : segments) {
            try {
                segment.ruleOut(answer, grams);
            } catch (DamagedSummaryException damaged) {
                LOG.log(
                        Level.WARNING,
                        "Summaries of records are damaged; the records are read instead: " + damaged.getMessage());
                giveUp(segment);
                return;
            } catch (IOException unreadable) {
                LOG.log(
                        Level.WARNING,
                        "Summaries of records could not be read; the records are read instead.",
                        unreadable);
                return;
            }
        }
    }

    /** Also removes the file: whoever opens the case next would trust it until it comes upon the damage. */
    synchronized void giveUp(TextSegment damaged) {
        int at = segments.indexOf(damaged);
        if (at < 0) {
            return;
        }
        List<TextSegment> left = segments.subList(at, segments.size());
        segments = List.copyOf(segments.subList(0, at));
        left.forEach(TextSummaries::close);
        try {
            Files.deleteIfExists(damaged.file());
        } catch (IOException stays) {
            LOG.log(Level.WARNING, "A damaged file of summaries could not be removed.", stays);
        }
    }

    /** Later questions read every record, until {@link #open}. */
    @Override
    public synchronized void close() {
        List<TextSegment> now = segments;
        segments = List.of();
        openedFor = null;
        now.forEach(TextSummaries::close);
    }

    private static void close(TextSegment segment) {
        try {
            segment.close();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A file of summaries could not be closed.", failed);
        }
    }
}
