package org.nightjar.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;

class AwaitedCaseTest {

    private final AwaitedCase awaited = new AwaitedCase(Path.of("cases", "acme.nightjar"));
    private final OpenCase face = awaited.face();

    @Test
    void itIsEmptyUntilItIsThereAndThenTheCaseItself() throws Exception {
        assertThat(face.data().index().size()).isZero();
        assertThat(face.data().info().name()).isEqualTo("acme.nightjar");
        assertThat(face.folder()).isEqualTo(Path.of("cases", "acme.nightjar"));

        FakeOpenCase real = new FakeOpenCase(DemoCase.data(true));
        awaited.opened(real);
        assertThat(face.data()).isSameAs(real.data());
        assertThat(face.folder()).isEqualTo(real.folder());
        assertThat(face.rawRecord(0)).isEqualTo(real.rawRecord(0));
        assertThat(List.of(face)).contains(face).doesNotContain(real);
        assertThat(face).hasToString("case in " + Path.of("cases", "acme.nightjar"));
    }

    @Test
    void whateverElseIsAskedWaitsForIt() throws Exception {
        CompletableFuture<TimeZoneSetting> zone = CompletableFuture.supplyAsync(() -> {
            try {
                return face.timeZone();
            } catch (NightjarException failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(zone).isNotDone();
        FakeOpenCase real = new FakeOpenCase(DemoCase.data(true));
        awaited.opened(real);
        assertThat(zone.get(10, TimeUnit.SECONDS)).isEqualTo(real.timeZone());
    }

    @Test
    void whatGoesWrongIsSaidAsTheCaseSaysIt() {
        FakeOpenCase real = new FakeOpenCase(DemoCase.data(true));
        real.failing();
        awaited.opened(real);
        assertThatThrownBy(() -> face.rawRecord(0)).isInstanceOf(NightjarException.class);
    }

    @Test
    void whoeverWaitsForACaseThatNeverComesIsCancelled() {
        awaited.abandon();
        assertThatThrownBy(face::timeZone).isInstanceOf(CancellationException.class);
        assertThat(face.data().index().size()).isZero();
    }
}
