package io.akkord.actors.single;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.SharedNode;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be computed. */
class ComputeTest {

    @RegisterExtension
    static final SharedNode NODE = new SharedNode();

    private final ClusterSession session = NODE.session();

    @Test
    void operationsOfNoneToFourArgumentsAreCalled() {
        assertThat(session.compute(Task.call(Ops::constant))).isEqualTo("constant");
        assertThat(session.compute(Task.call(Ops::square, 7L))).isEqualTo(49);
        assertThat(session.compute(Task.call(Ops::join2, "a", 1L))).isEqualTo("a1");
        assertThat(session.compute(Task.call(Ops::join3, "a", 1L, true))).isEqualTo("a1true");
        assertThat(session.compute(Task.call(Ops::join4, "a", 1L, true, 0.5))).isEqualTo("a1true0.5");
    }

    @Test
    void aTreeIsComputed() {
        List<Task<Long>> squares = new ArrayList<>();
        for (long i = 1; i <= 100; i++) {
            squares.add(Task.call(Ops::square, i));
        }
        assertThat(session.compute(Task.reduce(squares, 4, Long::sum))).isEqualTo(338_350);
    }
}
