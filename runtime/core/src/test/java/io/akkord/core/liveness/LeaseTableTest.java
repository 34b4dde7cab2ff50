package io.akkord.core.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaseTableTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long TICK = SECOND / 4;

    private final LeaseTable leases = new LeaseTable(3 * SECOND, TICK, 1000);

    private static WorkerInfo worker(String id, long incarnation) {
        return new WorkerInfo(id, 0, incarnation, "node", Set.of(), 1, Map.of(), 0, "path", "host", 1);
    }

    /** Ticks on time from one moment to another; the number of workers lost. */
    private int tick(long from, long to) {
        int lost = 0;
        for (long now = from; now <= to; now += TICK) {
            lost += leases.tick(now).size();
        }
        return lost;
    }

    @Test
    void aWorkerWithoutHeartbeatsIsLostAfterItsLease() {
        leases.register(worker("a", 1), 0);
        assertThat(tick(0, 3 * SECOND)).isZero();
        assertThat(leases.tick(3 * SECOND + TICK))
                .extracting(WorkerInfo::workerId)
                .containsExactly("a");
        assertThat(leases.workers()).isEmpty();
    }

    @Test
    void heartbeatsKeepALease() {
        long number = leases.register(worker("a", 1), 0).registration();
        for (long now = 0; now < 60 * SECOND; now += TICK) {
            assertThat(leases.heartbeat("a", number, now)).isTrue();
            assertThat(leases.tick(now)).isEmpty();
        }
    }

    @Test
    void anEndedLeaseIsVoidForGood() {
        long number = leases.register(worker("a", 1), 0).registration();
        tick(0, 4 * SECOND);
        assertThat(leases.heartbeat("a", number, 4 * SECOND)).isFalse();
        assertThat(leases.register(worker("a", 1), 4 * SECOND).registration()).isGreaterThan(number);
        assertThat(leases.heartbeat("a", number, 4 * SECOND)).isFalse();
    }

    @Test
    void registeringAgainKeepsTheNumberOfTheSameActorSystem() {
        long first = leases.register(worker("a", 1), 0).registration();
        assertThat(leases.register(worker("a", 1), SECOND).registration()).isEqualTo(first);
        assertThat(tick(SECOND, 4 * SECOND)).isZero();
        assertThat(leases.register(worker("a", 2), 4 * SECOND).registration()).isGreaterThan(first);
        assertThat(leases.heartbeat("a", first, 4 * SECOND)).isFalse();
    }

    @Test
    void anEarlierActorSystemDoesNotTakeTheLeaseFromItsSuccessor() {
        long first = leases.register(worker("a", 2), 0).registration();
        assertThat(leases.register(worker("a", 1), SECOND).registration()).isZero();
        assertThat(leases.heartbeat("a", first, SECOND)).isTrue();
        assertThat(leases.workers()).extracting(WorkerInfo::incarnation).containsExactly(2L);
    }

    @Test
    void aLateTickExtendsEveryLeaseOnceBeforeItJudges() {
        leases.register(worker("a", 1), 0);
        tick(0, SECOND);
        long awake = 60 * SECOND;
        assertThat(leases.tick(awake)).as("it was frozen itself").isEmpty();
        assertThat(tick(awake + TICK, awake + 3 * SECOND)).isZero();
        assertThat(leases.tick(awake + 3 * SECOND + TICK)).hasSize(1);
    }

    @Test
    void aTickThatIsLateByLessThanASecondJudges() {
        leases.register(worker("a", 1), 0);
        tick(0, 2 * SECOND);
        tick(2 * SECOND + TICK, 3 * SECOND);
        assertThat(leases.tick(3 * SECOND + TICK + SECOND)).hasSize(1);
    }

    @Test
    void whoSaysGoodByeIsGoneAtOnce() {
        long number = leases.register(worker("a", 1), 0).registration();
        assertThat(leases.leave("a")).isPresent();
        assertThat(leases.leave("a")).isEmpty();
        assertThat(leases.heartbeat("a", number, 0)).isFalse();
    }

    @Test
    void workersAreListedInTheOrderOfRegistration() {
        leases.register(worker("b", 1), 0);
        leases.register(worker("a", 1), 0);
        leases.register(worker("b", 2), 0);
        assertThat(leases.workers()).extracting(WorkerInfo::workerId).containsExactly("a", "b");
        assertThat(leases.workers()).extracting(WorkerInfo::registration).containsExactly(1001L, 1002L);
    }
}
