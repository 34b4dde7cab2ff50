package io.akkord.core.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntroductionsTest {

    private final Sessions sessions = new Sessions();
    private final Introductions introductions = new Introductions(sessions);

    private Sessions.Session open(int worker, long incarnation) {
        WorkerInfo info = new WorkerInfo(
                "w" + worker, 1, incarnation, "node", Set.of(), 1, Map.of(), 0, "path" + worker, "host", 7);
        Sessions.Session session = new Sessions.Session(worker, info);
        sessions.put(session);
        return session;
    }

    private List<Integer> told(Sessions.Session to, int... sources) {
        ToWorker moves = new ToWorker.MoveInputs(new int[sources.length], sources);
        return introductions.before(to, moves).stream()
                .map(WorkerAddress::worker)
                .toList();
    }

    private List<Integer> toldAgainAbout(int worker) {
        List<Integer> told = new ArrayList<>();
        introductions.forEachWhoKnows(worker, (to, addresses) -> {
            assertThat(addresses).extracting(WorkerAddress::worker).containsExactly(worker);
            told.add(to);
        });
        return told;
    }

    @Test
    void aWorkerIsToldOnceWhereTheSourcesAreThatItIsNamed() {
        Sessions.Session first = open(0, 1);
        open(1, 1);
        open(2, 1);
        assertThat(told(first, ToWorker.FROM_JOURNAL, 0, 2, 2)).containsExactly(2);
        assertThat(told(first, 2, 1)).containsExactly(1);
        assertThat(told(first, 1, 2)).isEmpty();
        assertThat(introductions.before(first, new ToWorker.CloseGraph())).isEmpty();
    }

    @Test
    void whoWasNamedAWorkerAsASourceIsToldWhenItIsElsewhere() {
        Sessions.Session first = open(0, 1);
        open(1, 1);
        Sessions.Session third = open(2, 1);
        told(first, 1);
        told(third, 0);
        open(1, 2);
        assertThat(toldAgainAbout(1)).containsExactly(0);
        assertThat(toldAgainAbout(2)).isEmpty();
    }

    @Test
    void aSourceThatIsAwayIsIntroducedWhenItComes() {
        Sessions.Session first = open(0, 1);
        assertThat(told(first, 1)).isEmpty();
        open(1, 1);
        assertThat(toldAgainAbout(1)).containsExactly(0);
    }

    @Test
    void aWorkerWithANewLinkKnowsNobody() {
        told(open(0, 1), 1);
        open(1, 1);
        assertThat(told(open(0, 2), 1)).containsExactly(1);
    }
}
