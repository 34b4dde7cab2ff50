package io.akkord.persistence.schema;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.supervisor.GraphEvent;
import java.util.Optional;

/** Version 1 of the facts about a graph as a whole. Never change a field here: add a version beside it. */
final class GraphFactsV1 {

    private GraphFactsV1() {}

    record EpochStarted(long epoch, String node, long wallMillis) {
        static EpochStarted of(GraphEvent.EpochStarted e) {
            return new EpochStarted(e.epoch(), e.node(), e.wallMillis());
        }

        GraphEvent.EpochStarted event() {
            return new GraphEvent.EpochStarted(epoch, node, wallMillis);
        }
    }

    record GraphPart(long sequence, int index, byte[] bytes) {
        static GraphPart of(GraphEvent.GraphPart e) {
            return new GraphPart(e.sequence(), e.index(), e.bytes());
        }

        GraphEvent.GraphPart event() {
            return new GraphEvent.GraphPart(sequence, index, bytes);
        }
    }

    record Options(String sharding, String ordering, String durability, boolean failFast, boolean fuse, long seed) {
        GraphOptions options() {
            return new GraphOptions(
                    Optional.empty(),
                    Columns.constant(ShardingStrategy.class, sharding),
                    Columns.constant(Ordering.class, ordering),
                    Columns.constant(Durability.class, durability),
                    failFast,
                    fuse,
                    seed,
                    1,
                    0);
        }
    }

    record GraphSubmitted(int parts, long digest, Options options, boolean open, long wallMillis) {
        GraphEvent.GraphSubmitted event() {
            return new GraphEvent.GraphSubmitted(parts, digest, options.options(), open, wallMillis);
        }
    }

    record GraphExtended(long sequence, int parts, long digest) {
        static GraphExtended of(GraphEvent.GraphExtended e) {
            return new GraphExtended(e.sequence(), e.parts(), e.digest());
        }

        GraphEvent.GraphExtended event() {
            return new GraphEvent.GraphExtended(sequence, parts, digest);
        }
    }

    record GraphSealed(long sequence) {
        static GraphSealed of(GraphEvent.GraphSealed e) {
            return new GraphSealed(e.sequence());
        }

        GraphEvent.GraphSealed event() {
            return new GraphEvent.GraphSealed(sequence);
        }
    }

    record GraphCancelled(String reason, long wallMillis) {
        static GraphCancelled of(GraphEvent.GraphCancelled e) {
            return new GraphCancelled(e.reason(), e.wallMillis());
        }

        GraphEvent.GraphCancelled event() {
            return new GraphEvent.GraphCancelled(reason, wallMillis);
        }
    }

    record GraphCompleted(String outcome, String message, long wallMillis) {
        static GraphCompleted of(GraphEvent.GraphCompleted e) {
            return new GraphCompleted(e.outcome().name(), e.message(), e.wallMillis());
        }

        GraphEvent.GraphCompleted event() {
            return new GraphEvent.GraphCompleted(
                    Columns.constant(GraphStatus.State.class, outcome), message, wallMillis);
        }
    }

    record GraphPruned(long number, long epoch, long wallMillis) {
        static GraphPruned of(GraphEvent.GraphPruned e) {
            return new GraphPruned(e.number(), e.epoch(), e.wallMillis());
        }

        GraphEvent.GraphPruned event() {
            return new GraphEvent.GraphPruned(number, epoch, wallMillis);
        }
    }
}
