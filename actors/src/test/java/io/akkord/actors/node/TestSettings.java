package io.akkord.actors.node;

import io.akkord.actors.NodeSettings;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.core.space.SpaceLimits;
import io.akkord.core.worker.GraphOrdering;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of test nodes: as the defaults of a real node, but for their pauses. Immutable. */
public final class TestSettings {

    private final NodeSettings settings;

    private TestSettings(NodeSettings settings) {
        this.settings = settings;
    }

    /** Two slots, one of the resource {@code gpu}, everything allowed, over the files of a directory. */
    public static TestSettings in(Path directory) {
        return new TestSettings(new NodeSettings(
                new NodeSettings.Coordinator(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(1),
                        4096,
                        new NodeSettings.Scheduling(
                                Duration.ofMillis(100),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(1),
                                1_000_000_000L,
                                50,
                                3),
                        Duration.ofMinutes(5),
                        1000,
                        0,
                        RetentionPolicy.EVERYTHING),
                new NodeSettings.Worker(
                        2,
                        Map.of("gpu", 1),
                        Set.of("ssd"),
                        GraphOrdering.FAIR_SHARE,
                        Duration.ofMillis(200),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(500),
                        100,
                        1024,
                        65_536,
                        64L << 20,
                        256L << 20,
                        true),
                new NodeSettings.Transfer("127.0.0.1", 0, Optional.empty()),
                TestNode.storage(directory),
                List.of("*")));
    }

    public TestSettings allowing(String... entries) {
        return new TestSettings(new NodeSettings(
                settings.coordinator(), settings.worker(), settings.transfer(), settings.storage(), List.of(entries)));
    }

    public TestSettings snapshotEvery(int events) {
        NodeSettings.Coordinator now = settings.coordinator();
        return with(new NodeSettings.Coordinator(
                now.lease(),
                now.adoptionGrace(),
                now.window(),
                now.scheduling(),
                now.clientLease(),
                events,
                now.keepEvents(),
                now.retention()));
    }

    public TestSettings clientLease(Duration lease) {
        NodeSettings.Coordinator now = settings.coordinator();
        return with(new NodeSettings.Coordinator(
                now.lease(),
                now.adoptionGrace(),
                now.window(),
                now.scheduling(),
                lease,
                now.snapshotEvery(),
                now.keepEvents(),
                now.retention()));
    }

    /** Of graphs that run. */
    public TestSettings keepEvents(int events) {
        NodeSettings.Coordinator now = settings.coordinator();
        return with(new NodeSettings.Coordinator(
                now.lease(),
                now.adoptionGrace(),
                now.window(),
                now.scheduling(),
                now.clientLease(),
                now.snapshotEvery(),
                events,
                now.retention()));
    }

    public TestSettings keeping(int graphs) {
        NodeSettings.Coordinator now = settings.coordinator();
        return with(new NodeSettings.Coordinator(
                now.lease(),
                now.adoptionGrace(),
                now.window(),
                now.scheduling(),
                now.clientLease(),
                now.snapshotEvery(),
                now.keepEvents(),
                new RetentionPolicy(graphs, Long.MAX_VALUE)));
    }

    public TestSettings window(int tasks) {
        NodeSettings.Coordinator now = settings.coordinator();
        return with(new NodeSettings.Coordinator(
                now.lease(),
                now.adoptionGrace(),
                tasks,
                now.scheduling(),
                now.clientLease(),
                now.snapshotEvery(),
                now.keepEvents(),
                now.retention()));
    }

    public TestSettings limits(SpaceLimits limits) {
        NodeSettings.Storage now = settings.storage();
        return new TestSettings(new NodeSettings(
                settings.coordinator(),
                settings.worker(),
                settings.transfer(),
                new NodeSettings.Storage(
                        now.backend(),
                        now.journal(),
                        now.snapshots(),
                        now.checkpoints(),
                        now.spill(),
                        now.executing(),
                        limits,
                        now.bytesPerSecond()),
                settings.allow()));
    }

    private TestSettings with(NodeSettings.Coordinator coordinator) {
        return new TestSettings(new NodeSettings(
                coordinator, settings.worker(), settings.transfer(), settings.storage(), settings.allow()));
    }

    public NodeSettings get() {
        return settings;
    }
}
