package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.NightjarException;

/**
 * Opens one case while the window is still being made, and works out what its timeline needs first: whoever asks for that then
 * waits for less. Everything else goes to the opener itself. Thread-safe.
 */
public final class OpeningAhead implements CaseOpener {

    private final CaseOpener opener;
    private @Nullable Begun begun;

    public OpeningAhead(CaseOpener opener) {
        this.opener = opener;
    }

    /** Starts to open the case in that folder, in the background. What goes wrong is said to whoever asks for it. */
    public synchronized void begin(Path folder) {
        Relay relay = new Relay();
        FutureTask<OpenCase> opening = new FutureTask<>(() -> opener.open(folder, relay));
        begun = new Begun(folder, opening, relay);
        Thread thread = new Thread(() -> prepared(opening), "nightjar-opening");
        thread.setDaemon(true);
        thread.start();
    }

    /** Who waits for the case has it by then; while the window is not yet ready for it, its lanes are made. */
    private static void prepared(FutureTask<OpenCase> opening) {
        opening.run();
        try {
            TimelineModel.prepare(opening.get().data().index());
        } catch (ExecutionException said) {
            // whoever asks for the case is told
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The case that was begun, once, or another one. */
    @Override
    public OpenCase open(Path folder, JobContext job) throws NightjarException {
        Begun taken = take(folder);
        return taken == null ? opener.open(folder, job) : taken.await(job);
    }

    @Override
    public OpenCase create(Path folder) throws NightjarException {
        return opener.create(folder);
    }

    private synchronized @Nullable Begun take(Path folder) {
        Begun taken = begun;
        if (taken == null || !taken.folder.equals(folder)) {
            return null;
        }
        begun = null;
        return taken;
    }

    private record Begun(Path folder, FutureTask<OpenCase> opening, Relay relay) {

        /** What is opened hears of a cancel itself. */
        OpenCase await(JobContext job) throws NightjarException {
            relay.follow(job);
            try {
                return opening.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof NightjarException said) {
                    throw said;
                }
                if (failed.getCause() instanceof RuntimeException unexpected) {
                    throw unexpected;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new JobCancelledException();
            }
        }
    }

    /** Remembers how far the work is until somebody follows it, and tells that one. */
    private static final class Relay implements JobContext {

        private final List<String> warnings = new ArrayList<>();
        private @Nullable JobContext follower;
        private @Nullable String stage;
        private JobUnit unit = JobUnit.STEPS;
        private long total;
        private long done;

        synchronized void follow(JobContext job) {
            follower = job;
            warnings.forEach(job::warn);
            if (stage != null) {
                job.stage(stage, unit, total);
                job.advance(done);
            }
        }

        @Override
        public synchronized void stage(String name, JobUnit counted, long ofAll) {
            stage = name;
            unit = counted;
            total = ofAll;
            done = 0;
            if (follower != null) {
                follower.stage(name, counted, ofAll);
            }
        }

        @Override
        public synchronized void advance(long amount) {
            done += amount;
            if (follower != null) {
                follower.advance(amount);
            }
        }

        @Override
        public synchronized void warn(String message) {
            warnings.add(message);
            if (follower != null) {
                follower.warn(message);
            }
        }

        @Override
        public synchronized void checkCancelled() {
            if (follower != null) {
                follower.checkCancelled();
            }
        }
    }
}
