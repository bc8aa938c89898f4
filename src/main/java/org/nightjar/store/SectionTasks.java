package org.nightjar.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.store.SectionReader.Section;

/**
 * Takes sections in their order, and checks and copies them on all cores when {@link #run} is called; what was promised
 * can be had after that. Confined to one thread but for the work itself.
 */
final class SectionTasks {

    private final SectionReader in;
    private final JobContext job;
    private final List<FutureTask<?>> tasks = new ArrayList<>();

    SectionTasks(SectionReader in, JobContext job) {
        this.in = in;
        this.job = job;
    }

    /** What a section holds, to be had after {@link #run}. */
    interface Later<T> {
        T get() throws IOException;
    }

    /**
     * Values whose number is known before they are read.
     *
     * @param size how many there are
     */
    record LaterValues(int size, Later<Values> values) {}

    void run() throws IOException {
        Section.require(in.isAtEnd(), "there are more sections than an index has");
        tasks.parallelStream().forEach(FutureTask::run);
    }

    private <T> Later<T> later(Section section, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> {
            job.checkCancelled();
            T made = work.call();
            job.advance(section.data().capacity());
            return made;
        });
        tasks.add(task);
        return () -> result(task);
    }

    private static <T> T result(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException damaged) {
                throw damaged;
            }
            if (failed.getCause() instanceof RuntimeException other) {
                throw other;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        }
    }

    private Section next(int count) throws IOException {
        Section section = in.next();
        Section.require(count < 0 || section.count() == count, "a column has " + section.count() + " rows");
        return section;
    }

    /** Codes below a limit, for scans. */
    Later<Codes> codes(int count, int limit) throws IOException {
        Section section = next(count);
        return later(section, () -> section.codes(limit));
    }

    /** The same, and how many rows have each. */
    Later<Codes> counted(int count, int limit) throws IOException {
        Section section = next(count);
        Section counts = next(limit);
        return later(section, () -> section.codes(limit).counted(counts.parts(count)));
    }

    /** Codes below a limit that stay in the file. */
    Later<Codes> mapped(int count, int limit) throws IOException {
        Section section = next(count);
        return later(section, () -> section.mappedCodes(limit));
    }

    /** Whole numbers below a limit. */
    Later<int[]> ints(int count, int limit) throws IOException {
        Section section = next(count);
        return later(section, () -> section.ints(limit));
    }

    /** Whole numbers that never descend, which stay in the file. */
    Later<Codes> mappedRising(int count, int end) throws IOException {
        Section section = next(count);
        return later(section, () -> {
            section.rising(end);
            return Codes.mapped(section.data(), section.width(), count);
        });
    }

    /** How many numbers the next section has, which is left for the next call. */
    int countOfNext() throws IOException {
        return in.countOfNext();
    }

    Later<Longs> longs(int count, boolean stayInFile) throws IOException {
        Section form = next(2);
        Section section = next(count);
        int width = section.width();
        Section.require(form.width() == Long.BYTES, "a column lacks its base");
        Section.require(width == Integer.BYTES || width == Long.BYTES, "a number has " + width + " bytes");
        return later(section, () -> {
            form.requireSound();
            section.requireSound();
            long base = form.data().getLong(0);
            long unit = form.data().getLong(Long.BYTES);
            if (stayInFile) {
                return Longs.mapped(base, unit, section.data(), width, count);
            }
            if (width == Integer.BYTES) {
                int[] all = new int[count];
                section.data().asIntBuffer().get(all);
                return Longs.of(base, unit, all);
            }
            long[] all = new long[count];
            section.data().asLongBuffer().get(all);
            return Longs.of(all);
        });
    }

    /** Distinct values, the first of them empty. */
    LaterValues values() throws IOException {
        LaterValues all = texts(-1);
        Section.require(all.size() > 0, "a column has no values");
        return new LaterValues(all.size(), () -> {
            Values values = all.values().get();
            Section.require(values.value(0).isEmpty(), "the first value is not empty");
            return values;
        });
    }

    /** So many texts; -1 for any number. */
    LaterValues texts(int count) throws IOException {
        Section bytes = in.next();
        Section ends = next(count);
        Section.require(bytes.width() == Byte.BYTES, "texts are no bytes");
        Later<Values> values = later(bytes, () -> {
            bytes.requireSound();
            ends.rising(bytes.count());
            ByteBuffer places = ends.data();
            return new PackedValues(bytes.data(), places, ends.count());
        });
        return new LaterValues(ends.count(), values);
    }
}
