package io.akkord.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.message.Failure;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States as programs of each version wrote them: histories may begin with one, so they must be readable for ever. */
class SnapshotGoldenTest {

    private static final int WRITTEN = 5;

    private static Path file(int version) {
        return Path.of("src/test/resources/golden/snapshots/v" + version + ".bin");
    }

    /** Never change it: the files hold its state. */
    private static List<GraphEvent> facts() {
        List<GraphEvent> facts = new ArrayList<>(GraphProofTest.facts().subList(0, 6));
        facts.removeIf(fact -> fact instanceof GraphEvent.TasksCompleted);
        facts.add(new GraphEvent.TasksDispatched(
                new int[] {0, 1}, new int[2], new int[] {1, 1}, new byte[2], new int[2], new int[2]));
        facts.add(GraphProofTest.completed(0, 1));
        facts.add(new GraphEvent.ExecutingDied(0, new int[] {1}, new int[] {1}, "killed", 7));
        facts.add(new GraphEvent.WorkerLost(0, new int[] {1}, new byte[] {1}));
        facts.add(new GraphEvent.CodeAccepted(new int[] {0}, new long[] {0x1234_5678_9ABCL}, "ada", 8));
        facts.add(new GraphEvent.EpochStarted(2, "n1", 9));
        facts.add(new GraphEvent.WorkerSeen(1, "w1", "n3"));
        facts.add(new GraphEvent.TasksDispatched(
                new int[] {1}, new int[] {1}, new int[] {2}, new byte[1], new int[1], new int[1]));
        facts.add(new GraphEvent.TaskFailed(1, 2, 1, 3, Failure.of("java.io.IOException", "Gerät voll")));
        return facts;
    }

    /** Version 3 knew of no deaths, accepted no code, and was made of a graph in which nothing had failed. */
    private static GraphState state(int version) {
        GraphState state = new GraphState();
        facts().stream()
                .filter(fact -> version > 3
                        || !(fact instanceof GraphEvent.ExecutingDied
                                || fact instanceof GraphEvent.CodeAccepted
                                || fact instanceof GraphEvent.TaskFailed))
                .forEach(state::apply);
        return state;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void whatAVersionWroteIsReadAsTheStateThatItWas(int version) throws IOException {
        GraphState read = GraphState.fromSnapshot(Files.readAllBytes(file(version)));
        assertThat(read.toSnapshot()).isEqualTo(state(version).toSnapshot());
    }

    @Test
    void thePresentVersionWritesWhatItAlwaysWrote() throws IOException {
        assertThat(state(WRITTEN).toSnapshot()).isEqualTo(Files.readAllBytes(file(WRITTEN)));
    }

    /** Run it in the module's directory after a new version was made; it never changes a file that is there. */
    public static void main(String[] args) throws IOException {
        if (Files.notExists(file(WRITTEN))) {
            Files.createDirectories(file(WRITTEN).getParent());
            Files.write(file(WRITTEN), state(WRITTEN).toSnapshot());
        }
    }
}
