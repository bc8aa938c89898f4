package org.nightjar.ui.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightjar.job.Job;
import org.nightjar.job.JobBody;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobSnapshot;

/**
 * The background jobs of one case as the window sees them: {@link #poll} copies their state, four times a second and when one
 * has ended. FX thread only; jobs know nothing of it.
 */
public final class JobsViewModel {

    /** What became of a job, told once on the FX thread. */
    @FunctionalInterface
    public interface Ending<T> {
        /** {@code result} is empty unless the job succeeded. */
        void ended(JobSnapshot end, Optional<T> result);
    }

    private record Followed(Job<?> job, Consumer<JobSnapshot> ending) {}

    private final JobRunner runner;
    private final Executor fx;
    private final ObservableList<JobSnapshot> newestFirst = FXCollections.observableArrayList();
    /** Kept, because a view of a list hears of its changes only as long as somebody holds it. */
    private final ObservableList<JobSnapshot> seen = FXCollections.unmodifiableObservableList(newestFirst);

    private final Map<Integer, Followed> followed = new HashMap<>();
    /** Numbers of jobs that run beside the others. */
    private final Set<Integer> beside = new HashSet<>();

    private final ReadOnlyObjectWrapper<Optional<JobSnapshot>> running = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param fx runs what changes properties, on the FX thread */
    public JobsViewModel(JobRunner runner, Executor fx) {
        this.runner = runner;
        this.fx = fx;
    }

    /** Starts a job and tells its ending. */
    public <T> void start(String name, JobBody<T> body, Ending<T> ending) {
        follow(name, body, ending, runner::submit);
        poll();
    }

    /** The same with a job that changes nothing in the case's database: others need not wait for it. */
    public <T> void startBeside(String name, JobBody<T> body, Ending<T> ending) {
        beside.add(follow(name, body, ending, runner::submitBeside));
        poll();
    }

    private interface Start<T> {
        Job<T> submit(String name, JobBody<T> body);
    }

    private <T> int follow(String name, JobBody<T> body, Ending<T> ending, Start<T> start) {
        List<T> results = new ArrayList<>(1);
        Job<T> job = start.submit(name, context -> {
            T result = body.run(context);
            synchronized (results) {
                results.add(result);
            }
            return result;
        });
        int number = runner.jobs().indexOf(job);
        followed.put(number, new Followed(job, end -> {
            synchronized (results) {
                ending.ended(end, results.stream().findFirst());
            }
        }));
        job.whenEnded(() -> fx.execute(this::poll));
        return number;
    }

    /** Looks at all jobs once. */
    public void poll() {
        List<JobSnapshot> now = new ArrayList<>();
        List<Job<?>> jobs = runner.jobs();
        for (int i = jobs.size() - 1; i >= 0; i--) {
            now.add(jobs.get(i).snapshot());
        }
        if (!newestFirst.equals(now)) {
            newestFirst.setAll(now);
        }
        running.set(shownAbove(now));
        for (Integer number : List.copyOf(followed.keySet())) {
            tellEnding(number);
        }
    }

    /** What somebody waits for rather than what goes on beside it; of several the oldest. */
    private Optional<JobSnapshot> shownAbove(List<JobSnapshot> now) {
        Optional<JobSnapshot> found = Optional.empty();
        for (int number = now.size() - 1; number >= 0; number--) {
            JobSnapshot job = now.get(now.size() - 1 - number);
            boolean asked = !beside.contains(number);
            if (!job.state().isEnd() && (asked || found.isEmpty())) {
                found = Optional.of(job);
            }
        }
        return found;
    }

    private void tellEnding(Integer number) {
        Followed one = followed.get(number);
        if (one != null && one.job().state().isEnd()) {
            followed.remove(number);
            one.ending().accept(one.job().snapshot());
        }
    }

    /** Cancels a job by its place in {@link #newestFirst}. */
    public void cancel(int place) {
        List<Job<?>> jobs = runner.jobs();
        jobs.get(jobs.size() - 1 - place).cancel();
        poll();
    }

    /** Cancels whatever runs or waits. */
    public void cancelAll() {
        runner.jobs().forEach(Job::cancel);
        poll();
    }

    public ObservableList<JobSnapshot> newestFirst() {
        return seen;
    }

    /** The oldest job that has not ended; one that runs beside others only if there is no other. */
    public ReadOnlyObjectProperty<Optional<JobSnapshot>> runningProperty() {
        return running.getReadOnlyProperty();
    }
}
