package io.akkord.actors.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTimesTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final LeaseTimes leases = new LeaseTimes(now::get);

    @Test
    void aLeaseIsCertainForItsLengthFromTheHeartbeatThatWasAnswered() {
        leases.linked("g", 7);
        assertThat(leases.isCertain("g")).as("nothing was answered").isFalse();
        leases.confirmed(7, now.get(), 10);
        now.addAndGet(9);
        assertThat(leases.isCertain("g")).isTrue();
        leases.confirmed(7, now.get() - 9, 10);
        now.addAndGet(1);
        assertThat(leases.isCertain("g")).as("a frozen process wakes up").isFalse();
        leases.confirmed(7, now.get() - 1, 10);
        assertThat(leases.isCertain("g")).isTrue();
    }

    @Test
    void onlyTheRegistrationUnderWhichTheGraphIsLinkedCounts() {
        leases.linked("g", 7);
        leases.confirmed(8, now.get(), 10);
        assertThat(leases.isCertain("g")).isFalse();
        leases.linked("g", 8);
        assertThat(leases.isCertain("g")).isTrue();
        leases.ended(8);
        assertThat(leases.isCertain("g")).isFalse();
    }
}
