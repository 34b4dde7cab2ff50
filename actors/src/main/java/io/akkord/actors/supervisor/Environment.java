package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import io.akkord.actors.NodeSettings;
import io.akkord.actors.SpaceGauge;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.core.supervisor.SchedulerSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What supervisors find on their node.
 *
 * @param catalogue proxy of the one catalogue of the cluster
 * @param transferHost host of the node's transfer server, which also serves checkpoints
 * @param linger how long a supervisor stays that nobody asks anything and that has nothing to do
 * @param unreadable journals that could not be read lately
 * @param lives epochs that began on this node
 * @param space of the disks that supervisors write to
 */
public record Environment(
        NodeSettings settings,
        ActorRef<DirectoryCommand> directory,
        ActorRef<CatalogueCommand> catalogue,
        String transferHost,
        int transferPort,
        Duration linger,
        UnreadableJournals unreadable,
        SupersededLives lives,
        SpaceGauge space) {

    /** The node's settings, as the core takes them. */
    SchedulerSettings scheduling() {
        NodeSettings.Coordinator coordinator = settings.coordinator();
        NodeSettings.Scheduling scheduling = coordinator.scheduling();
        return new SchedulerSettings(
                coordinator.window(),
                TimeUnit.NANOSECONDS.toMicros(scheduling.horizon().toNanos()),
                coordinator.adoptionGrace().toNanos(),
                scheduling.unsatisfiableAfter().toNanos(),
                TimeUnit.NANOSECONDS.toMicros(scheduling.priorityAgeing().toNanos()),
                scheduling.bandwidth(),
                scheduling.rootMemoryPercent(),
                settings.storage().bytesPerSecond(),
                scheduling.executingDeaths());
    }
}
