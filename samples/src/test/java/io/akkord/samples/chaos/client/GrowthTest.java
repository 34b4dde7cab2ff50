package io.akkord.samples.chaos.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.Akkord;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.samples.chaos.work.Weave;
import io.akkord.samples.chaos.work.Weaver;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Weaves that are sent bit by bit give what the oracle says, also if everything is sent a second time. */
@Timeout(200)
class GrowthTest {

    private static final int GRAPHS = 5;
    private static final int TASKS = 120;

    @TempDir
    Path directory;

    /** Its first tasks; what they need is among them. */
    private static Weave growing(Weave weave) {
        return new Weave(
                weave.id(),
                weave.shape(),
                weave.options(),
                weave.seed(),
                0,
                weave.tried(),
                weave.inputs().subList(0, TASKS),
                weave.natures().subList(0, TASKS),
                true);
    }

    @Test
    void everyShapeGrowsToWhatTheOracleSaysAndToNothingElseIfSentAgain() throws Exception {
        Weaver weaver = new Weaver(11, directory.resolve("tried"));
        try (Session session = Akkord.local(directory.resolve("node"))) {
            for (int i = 0; i < GRAPHS; i++) {
                Weave weave = growing(weaver.next());
                Growth growth = new Growth(session, weave);
                growth.grow();
                GraphStatus once = status(session, weave);
                assertThat(once.state()).isEqualTo(GraphStatus.State.COMPLETED);
                growth.grow();
                assertThat(status(session, weave).tasks()).isEqualTo(once.tasks());
                Map<String, Object> values = new HashMap<>();
                GraphHandle<?> handle = session.attach(new GraphId(weave.id()));
                for (String key : weave.values()) {
                    values.put(key, handle.result(key).toCompletableFuture().get());
                }
                assertThat(weave.wrong(values)).as(weave.shape()).isZero();
                assertThat(weave.outside(values)).as(weave.shape()).isEmpty();
            }
        }
    }

    private static GraphStatus status(Session session, Weave weave) throws Exception {
        return session.attach(new GraphId(weave.id()))
                .status()
                .toCompletableFuture()
                .get();
    }
}
