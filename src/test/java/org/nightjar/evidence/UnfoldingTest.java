package org.nightjar.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnfoldingTest {

    private static final long MOST = EvidenceLimits.DEFAULT.maxInflatedBytes();

    private final Unfolding unfolding = new Unfolding(EvidenceLimits.DEFAULT, MOST);

    @Test
    void whatIsHeldBackIsLimitedWhileItUnfolds() throws Exception {
        unfolding.hold();
        unfolding.inflated(MOST, MOST, MOST);

        assertThatThrownBy(() -> unfolding.inflated(1, MOST, MOST)).isInstanceOf(BrokenEntryException.class);
    }

    @Test
    void whatIsHeldBackCountsWhenItIsReleased() throws Exception {
        unfolding.hold();
        unfolding.inflated(MOST, MOST, MOST);
        long held = unfolding.release();
        unfolding.released(held);

        assertThat(held).isEqualTo(MOST);
        assertThat(unfolding.hasEnded()).isFalse();
        assertThatThrownBy(() -> unfolding.released(1)).isInstanceOf(BrokenEntryException.class);
        assertThat(unfolding.hasEnded()).isTrue();
    }

    @Test
    void whatAPartUnfoldsMeanwhileIsNotHeldBack() throws Exception {
        Unfolding part = unfolding.part();
        assertThat(part.join(unfolding)).isTrue();

        unfolding.hold();
        part.inflated(MOST, MOST, MOST);

        assertThat(unfolding.release()).isZero();
        assertThatThrownBy(() -> part.inflated(1, MOST, MOST)).isInstanceOf(BrokenEntryException.class);
    }
}
