package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An effect begins only while nobody else can have it. */
class LeasedEffectsTest {

    private static final String GRAPH = "g";
    private static final int PURE = 0;
    private static final int EFFECT = 1;

    private final List<Integer> started = new ArrayList<>();
    private final List<ToSupervisor> said = new ArrayList<>();
    private boolean counted = true;
    private final WorkerCore core = new WorkerCore(new WorkerSettings(2, Map.of(), 1000, 1 << 20), port());

    private WorkerPort port() {
        return (WorkerPort) Proxy.newProxyInstance(
                WorkerPort.class.getClassLoader(), new Class<?>[] {WorkerPort.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("start")) {
                        started.add(((TaskRow) arguments[0]).task());
                    } else if (method.getName().equals("toSupervisor")) {
                        said.add((ToSupervisor) arguments[1]);
                    }
                    return switch (method.getName()) {
                        case "isPaused" -> false;
                        case "isCounted" -> counted;
                        case "nanos" -> 0L;
                        case "hasRoomToSupervisor" -> true;
                        default -> null;
                    };
                });
    }

    @BeforeEach
    void open() {
        core.received(GRAPH, new ToWorker.OpenGraph(0, Ordering.FIFO, 1));
        core.received(
                GRAPH, new ToWorker.DefineOptions(0, List.of(TaskOptions.DEFAULT, TaskOptions.DEFAULT.asEffect())));
    }

    private void dispatch(int task, int options) {
        int[] zero = {0};
        core.received(
                GRAPH,
                new ToWorker.Dispatch(
                        new int[] {task},
                        new int[] {1},
                        zero,
                        new int[] {options},
                        new byte[1],
                        zero,
                        zero,
                        new int[0],
                        new int[0],
                        zero,
                        new byte[0]));
        core.flush();
    }

    @Test
    void anEffectWaitsUntilItsLeaseIsCertainAndHoldsUpNothingElse() {
        counted = false;
        dispatch(7, EFFECT);
        dispatch(8, PURE);
        assertThat(started).containsExactly(8);
        assertThat(core.running()).isEqualTo(1);
        core.flush();
        assertThat(started).containsExactly(8);
        counted = true;
        core.flush();
        assertThat(started).containsExactly(8, 7);
    }

    @Test
    void oneThatWaitedWhenItsLinkEndedIsNotInTheInventoryAndNeverBegins() {
        counted = false;
        dispatch(7, EFFECT);
        said.clear();
        core.received(GRAPH, new ToWorker.OpenGraph(0, Ordering.FIFO, 1));
        counted = true;
        core.flush();
        assertThat(said)
                .filteredOn(ToSupervisor.Inventory.class::isInstance)
                .singleElement()
                .satisfies(inventory -> assertThat(((ToSupervisor.Inventory) inventory).active())
                        .isEmpty());
        assertThat(started).isEmpty();
    }
}
