package io.akkord.persistence.schema;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.supervisor.GraphEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One event of each type, with values at the edges. The golden files hold these: never change one, add another. */
public final class SampleEvents {

    private SampleEvents() {}

    public static List<GraphEvent> graph() {
        return List.of(
                new GraphEvent.EpochStarted(3, "akka://akkord@127.0.0.1:25520", 1_767_225_600_123L),
                new GraphEvent.GraphPart(0, 7, new byte[] {0, -1, 127, -128}),
                new GraphEvent.GraphSubmitted(8, -2L, options(1, 0), true, 1_767_225_600_456L),
                new GraphEvent.GraphExtended(Long.MAX_VALUE, 1, Long.MIN_VALUE),
                new GraphEvent.GraphSealed(12),
                new GraphEvent.WorkerSeen(1, "w-1f", "akka://akkord@127.0.0.2:25520"),
                new GraphEvent.WorkerAdopted(
                        1,
                        "akka://akkord@127.0.0.2:25521",
                        List.of("gpu-node", "worker"),
                        8,
                        new TreeMap<>(Map.of("gpu", 2, "licence", 1)),
                        3L << 30),
                new GraphEvent.TasksDispatched(
                        new int[] {0, 1, 500_000},
                        new int[] {0, 1, 0},
                        new int[] {1, 1, 4},
                        new byte[] {0, 1, 2},
                        new int[] {-5, 0, 77},
                        new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 78}),
                new GraphEvent.TasksCompleted(new int[] {0, 1, 0}, completions()),
                new GraphEvent.ResultsRecomputed(new int[] {1, 1, 2}, completions()),
                new GraphEvent.TaskFailed(9, 2, 1, 3, failure()),
                new GraphEvent.WorkerLost(1, new int[] {3, 4}, new byte[] {1, 0}),
                new GraphEvent.ExecutingDied(
                        1, new int[] {3, 700_000}, new int[] {1, 4}, "killed, halted or crashed", 1_767_225_600_998L),
                new GraphEvent.TasksRetracted(2, new int[] {40, 41, 700_000}),
                new GraphEvent.ResultsMissing(0, new int[] {2, 9, 11}, new int[] {}),
                new GraphEvent.ResultsAdopted(2, new int[] {5}, new long[] {1L << 40}),
                new GraphEvent.CodeAccepted(
                        new int[] {0, 7}, new long[] {Long.MIN_VALUE, 1}, "ada@büro", 1_767_225_600_999L),
                new GraphEvent.GraphCancelled("the client's lease ran out", 1_767_225_601_000L),
                new GraphEvent.GraphCompleted(GraphStatus.State.COMPLETED, "", 1_767_225_602_000L),
                new GraphEvent.WorkerLeaving(3),
                new GraphEvent.ResultsCarried(
                        1_000_000_000_001L,
                        900_000_000_000L,
                        1,
                        new GraphEvent.Carried(new int[] {2, 700_000}, new int[] {3, 0}, new byte[] {0, -1, 127}, true),
                        1_767_225_600_997L),
                new GraphEvent.GraphRestated(1_000_000_000_002L, 2, new byte[] {5, 0, -1}, true),
                new GraphEvent.GraphPruned(1_000_000_000_017L, 5, 1_767_312_002_000L));
    }

    public static List<CatalogueEvent> catalogue() {
        return List.of(
                new CatalogueEvent.GraphOpened("nightly-2026.01", 1_767_225_600_000L),
                new CatalogueEvent.GraphClosed("nightly-2026.01", "FAILED", 1_767_225_700_000L),
                new CatalogueEvent.GraphForgotten("nightly-2026.01", 1_767_312_100_000L),
                new CatalogueEvent.CatalogueStarted(4, "akka://akkord@127.0.0.1:25520", 1_767_225_600_123L),
                new CatalogueEvent.CatalogueRestated(
                        1,
                        2,
                        4,
                        List.of("nightly-2026.02"),
                        new long[] {1_767_225_800_000L},
                        List.of("a", "nightly-2026.01"),
                        List.of("COMPLETED", "FAILED"),
                        new long[] {1_767_225_600_500L, 1_767_225_700_000L}));
    }

    /** One event of each type that has a second version. */
    public static List<GraphEvent> secondVersion() {
        return List.of(new GraphEvent.GraphSubmitted(8, -2L, options(7, 0), true, 1_767_225_600_456L));
    }

    /** One event of each type that has a third version. */
    public static List<GraphEvent> thirdVersion() {
        return List.of(new GraphEvent.GraphSubmitted(8, -2L, options(7, 2.5), true, 1_767_225_600_456L));
    }

    private static GraphOptions options(int weight, double speculation) {
        return new GraphOptions(
                Optional.empty(),
                ShardingStrategy.ROUND_ROBIN,
                Ordering.FIFO,
                Durability.CHECKPOINTED,
                true,
                false,
                42,
                weight,
                speculation);
    }

    private static Completions completions() {
        return new Completions(
                new int[] {0, 1, 500_000},
                new int[] {1, 1, 4},
                new long[] {1_767_225_600_000_000L, 1_767_225_600_000_017L, 0},
                new int[] {12, 0, Integer.MAX_VALUE},
                new int[] {3, 900, 0},
                new long[] {3, 70_000, 2L << 33},
                new int[] {0xE3069283, 0, -1},
                new byte[] {Completions.INLINE, Completions.HELD, Completions.CHECKPOINT},
                new int[] {3, 0, 0},
                new byte[] {1, 2, 3});
    }

    private static Failure failure() {
        Failure cause = new Failure("java.io.IOException", "Gerät voll: \"/daten\"", List.of(), List.of());
        return new Failure(
                "java.lang.IllegalStateException", "", List.of("example.Ops|read|Ops.java|17"), List.of(cause));
    }
}
