package io.akkord.actors.link;

import io.akkord.api.Ordering;
import io.akkord.api.RetryPolicy;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.time.Duration;
import java.util.List;

/** One sample of every message that travels on a link. */
public final class LinkMessages {

    private LinkMessages() {}

    private static int[] ints(int... values) {
        return values;
    }

    private static long[] longs(long... values) {
        return values;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    public static List<ToWorker> toWorker() {
        TaskOptions options = TaskOptions.DEFAULT
                .withRetry(RetryPolicy.tries(3))
                .withDeadline(Duration.ofMillis(1500))
                .withPriority(-4)
                .withResource("gpu", 2)
                .withCheckpoint()
                .withNode("host:1")
                .withExpectedRun(Duration.ofMillis(3))
                .withExpectedBytes(1L << 40)
                .asImpure();
        OperationSpec operation =
                new OperationSpec(OperationSpec.Kind.CALL, "a.B", "c", "(J)J", 6, bytes(1, 2), -7L, true, ints(1, 2));
        return List.of(
                new ToWorker.OpenGraph(3, Ordering.FIFO, 5, true),
                new ToWorker.DefineOperations(4, List.of(operation, OperationSpec.GATHERING)),
                new ToWorker.DefineOptions(5, List.of(options, TaskOptions.DEFAULT)),
                new ToWorker.DefineWorkers(List.of(new WorkerAddress(1, "w-1", 9, "akka://a@h:1/w", "h", 2))),
                new ToWorker.Dispatch(
                        ints(7, 8),
                        ints(1, 2),
                        ints(0, 1),
                        ints(0, 0),
                        bytes(1, 2),
                        ints(100, 50),
                        ints(2, 0),
                        ints(3, 4),
                        ints(ToWorker.FROM_JOURNAL, ToWorker.FROM_CHECKPOINT),
                        ints(0, 3),
                        bytes(9, 8, 7)),
                new ToWorker.MoveInputs(ints(1, 5), ints(2, 2)),
                new ToWorker.SupplyInputs(ints(1, 2), ints(2, 1), bytes(1, 2, 3)),
                new ToWorker.Release(ints(Integer.MAX_VALUE, 0)),
                new ToWorker.Cancel(ints()),
                new ToWorker.Retract(7),
                new ToWorker.HandBack(),
                new ToWorker.KeepResults(ints(3, 9), ints(1, 1)),
                new ToWorker.MayLeave(),
                new ToWorker.RemainingWork(1L << 40),
                new ToWorker.Recorded(ints(1, 2, 3)),
                new ToWorker.CloseGraph());
    }

    public static List<ToSupervisor> toSupervisor() {
        Completions completions = new Completions(
                ints(1, 2),
                ints(1, 1),
                longs(1_700_000_000_000_000L, 1_700_000_000_000_001L),
                ints(5, Integer.MAX_VALUE),
                ints(0, 1),
                longs(8, Long.MAX_VALUE),
                ints(-1, 77),
                bytes(1, 0),
                ints(8, 0),
                bytes(1, 2, 3, 4, 5, 6, 7, 8));
        Failure failure = new Failure(
                "java.lang.Error", "message", List.of("A|m|A.java|3"), List.of(Failure.of("java.io.IOException", "")));
        return List.of(
                new ToSupervisor.Inventory(ints(1, 4), longs(10, 20), ints(5), ints(2)),
                new ToSupervisor.Completed(completions),
                new ToSupervisor.Failed(3, 2, 4, failure),
                new ToSupervisor.Executing(ints(2, 9), ints(1, 3), ints(150_000, Integer.MAX_VALUE), true),
                new ToSupervisor.InputsUnavailable(ints(1), ints(-2)),
                new ToSupervisor.Retracted(ints(6, 9), ints(1, 2)),
                new ToSupervisor.Kept(ints(6, 9), longs(1, 1L << 40)),
                new ToSupervisor.WantFromJournal(ints(6, 5)),
                new ToSupervisor.OperationsChanged(2, 5, ints(2, 4), longs(Long.MIN_VALUE, 77)),
                new ToSupervisor.Refused(ints(0, 8), ints(3, 1)));
    }

    public static List<ToPeer> toPeer() {
        return List.of(
                new ToPeer.Subscribe("g-1", ints(1, 2)),
                new ToPeer.Push("g-1", ints(1, 2), ints(1, 2), bytes(1, 2, 3)),
                new ToPeer.Notice("g-1", ints(4), longs(1L << 40)));
    }
}
