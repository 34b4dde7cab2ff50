package io.akkord.actors;

import io.akkord.core.space.RetentionPolicy;
import io.akkord.core.space.SpaceLimits;
import io.akkord.core.worker.GraphOrdering;
import io.akkord.persistence.chain.ChainedJournal;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.store.JournalBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Everything that a node's actors need to know, read and checked at start. Defaults and allowed ranges stand in
 * {@code reference.conf}.
 *
 * @param allow what may run here: entries {@code package.*}, {@code Class}, or {@code Class#method(signature)}
 */
public record NodeSettings(
        Coordinator coordinator, Worker worker, Transfer transfer, Storage storage, List<String> allow) {

    /**
     * Settings of supervisors and the worker directory.
     *
     * @param lease a worker without a heartbeat for this long is lost
     * @param adoptionGrace how long a new supervisor waits for workers that its journal names, before it takes them as
     *     lost
     * @param window dispatched and unfinished tasks a worker may have
     * @param scheduling what decides where and when tasks go
     * @param clientLease an open graph without its client for this long is cancelled
     * @param snapshotEvery events between snapshots
     * @param keepEvents events of a graph under way that stay at least; 0 for all
     * @param retention which graphs that have ended are kept
     */
    public record Coordinator(
            Duration lease,
            Duration adoptionGrace,
            int window,
            Scheduling scheduling,
            Duration clientLease,
            int snapshotEvery,
            int keepEvents,
            RetentionPolicy retention) {}

    /**
     * What decides where and when tasks go.
     *
     * @param horizon expected work ahead of each slot
     * @param unsatisfiableAfter a task that no worker may run fails after so long
     * @param priorityAgeing waiting that outweighs one point of priority under the ordering {@code PRIORITY}
     * @param bandwidth bytes a second that the network between two workers is taken to carry
     * @param rootMemoryPercent share of the workers' memory that results may fill before tasks without inputs stand back
     * @param executingDeaths at so many deaths of its worker's process while it runs, a task is not run again
     */
    public record Scheduling(
            Duration horizon,
            Duration unsatisfiableAfter,
            Duration priorityAgeing,
            long bandwidth,
            int rootMemoryPercent,
            int executingDeaths) {}

    /**
     * Settings of a worker.
     *
     * @param slots tasks that run at the same time
     * @param resources named counters that tasks may ask for
     * @param labels what it has beside its roles; tasks may ask for either
     * @param graphOrdering which graph's tasks run first
     * @param heartbeat pause between two heartbeats
     * @param orphanAfter without an answer from any coordinator for this long, the worker starts its actor system anew
     * @param orphanTimeout without a coordinator for this long, the worker's process ends
     * @param leaveTimeout how long a worker that is told to end waits for its tasks, and for others to take its results
     * @param interruptGrace how long an interrupted body may take to come back before its slot is replaced
     * @param stuckLimit at so many bodies that do not come back the worker leaves
     * @param inlineLimit results up to this many bytes travel in messages and the journal
     * @param unrecordedLimit completions that may wait for the journal before nothing new is started
     * @param unrecordedBytes as above, in bytes of inline results
     * @param memoryLimit bytes of results kept in memory before they spill to disk
     * @param runTasks false for a worker that acknowledges tasks without running them, to measure everything else
     */
    public record Worker(
            int slots,
            Map<String, Integer> resources,
            Set<String> labels,
            GraphOrdering graphOrdering,
            Duration heartbeat,
            Duration orphanAfter,
            Duration orphanTimeout,
            Duration leaveTimeout,
            Duration interruptGrace,
            int stuckLimit,
            int inlineLimit,
            int unrecordedLimit,
            long unrecordedBytes,
            long memoryLimit,
            boolean runTasks) {}

    /**
     * The channel on which large results travel between nodes.
     *
     * @param host address to listen on; loopback unless TLS is on
     * @param port 0 for any free one
     * @param tls mutual TLS for both directions
     */
    public record Transfer(String host, int port, Optional<SSLContext> tls) {}

    /**
     * Where things are kept.
     *
     * @param backend what keeps the journal and the snapshots of coordinators
     * @param journal directory of a LevelDB journal
     * @param snapshots directory of the snapshots beside it
     * @param checkpoints directory that all nodes share
     * @param spill directory of one worker
     * @param executing directory of this machine with the files that say what its workers execute
     * @param limits what to do when their disks fill
     * @param bytesPerSecond how fast results are stored durably, to choose which are
     */
    public record Storage(
            JournalBackend backend,
            Path journal,
            Path snapshots,
            Path checkpoints,
            Path spill,
            Path executing,
            SpaceLimits limits,
            long bytesPerSecond) {

        /** The journal of one entity; for {@code Behaviors.setup}. */
        public <E> ChainedJournal<E> journalOf(String persistenceId, EventSchema<E> schema) {
            return backend.isShared()
                    ? ChainedJournal.withoutMark(persistenceId, schema)
                    : ChainedJournal.open(persistenceId, schema, MarkFile.directoryBeside(journal));
        }
    }
}
