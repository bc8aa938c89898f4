package org.nightjar.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;

class OpeningAheadTest {

    private static final Path FOLDER = Path.of("one.nightjar");

    /** Says a stage and a warning, and goes on when it is let. */
    private static final class Slow implements CaseOpener {
        final List<Path> opened = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public OpenCase open(Path folder, JobContext job) throws NightjarException {
            opened.add(folder);
            job.warn("something is amiss");
            job.stage("reading", JobUnit.EVENTS, 10);
            job.advance(3);
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            job.checkCancelled();
            job.advance(4);
            return new FakeOpenCase(DemoCase.empty());
        }

        @Override
        public OpenCase create(Path folder) throws NightjarException {
            throw new NightjarException(ErrorKind.USAGE, "made " + folder);
        }
    }

    /** Writes down what it hears. */
    private static class Heard extends JobContext.Unwatched {
        final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void stage(String name, JobUnit unit, long total) {
            lines.add(name + " of " + total);
        }

        @Override
        public void advance(long amount) {
            lines.add("+" + amount);
        }

        @Override
        public void warn(String message) {
            lines.add(message);
        }
    }

    private final Slow opener = new Slow();
    private final OpeningAhead ahead = new OpeningAhead(opener);

    @Test
    void whoeverAsksForTheCaseGetsWhatWasBegunAndHearsAllOfIt() throws Exception {
        ahead.begin(FOLDER);
        opener.begun.await();
        opener.goOn.countDown();
        Heard heard = new Heard();

        assertThat(ahead.open(FOLDER, heard)).isNotNull();

        assertThat(opener.opened).containsExactly(FOLDER);
        assertThat(heard.lines).startsWith("something is amiss", "reading of 10");
        assertThat(heard.lines.stream()
                        .filter(line -> line.startsWith("+"))
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void aCaseIsHandedOutOnceAndAnotherIsOpenedAsAlways() throws Exception {
        opener.goOn.countDown();
        ahead.begin(FOLDER);

        OpenCase other = ahead.open(Path.of("other.nightjar"), JobContext.unwatched());
        OpenCase first = ahead.open(FOLDER, JobContext.unwatched());
        OpenCase again = ahead.open(FOLDER, JobContext.unwatched());

        assertThat(List.of(other, first, again)).doesNotHaveDuplicates();
        assertThat(opener.opened).containsExactlyInAnyOrder(FOLDER, Path.of("other.nightjar"), FOLDER);
    }

    @Test
    void aCancelReachesWhatWasBegun() throws Exception {
        ahead.begin(FOLDER);
        opener.begun.await();
        Heard cancelled = new Heard() {
            @Override
            public void stage(String name, JobUnit unit, long total) {
                opener.goOn.countDown();
            }

            @Override
            public void checkCancelled() {
                throw new JobCancelledException();
            }
        };

        assertThatThrownBy(() -> ahead.open(FOLDER, cancelled)).isInstanceOf(JobCancelledException.class);
    }

    @Test
    void whatWentWrongIsSaidToWhoeverAsks() {
        OpeningAhead failing = new OpeningAhead(new CaseOpener() {
            @Override
            public OpenCase open(Path folder, JobContext job) throws NightjarException {
                throw new NightjarException(ErrorKind.CASE_DAMAGED, "It is damaged.");
            }

            @Override
            public OpenCase create(Path folder) {
                throw new AssertionError("nobody asked for it");
            }
        });
        failing.begin(FOLDER);

        assertThatThrownBy(() -> failing.open(FOLDER, JobContext.unwatched()))
                .isInstanceOf(NightjarException.class)
                .hasMessageContaining("It is damaged.");
        assertThatThrownBy(() -> ahead.create(FOLDER)).hasMessageContaining("made one.nightjar");
    }
}
