package io.akkord.cluster.settings;

import com.typesafe.config.Config;
import io.akkord.actors.NodeSettings;
import io.akkord.api.SettingsException;
import io.akkord.cluster.tls.TlsMaterial;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.core.space.SpaceLimits;
import io.akkord.core.worker.GraphOrdering;
import io.akkord.persistence.store.JournalBackend;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads and checks the settings of a node; {@link SettingTable} has the ranges. */
public final class SettingsReader {

    private static final double SHARE_OF_HEAP = 0.4;
    private static final String TRANSPORT = "akka.remote.artery.transport";

    private final Config config;
    private final CheckedConfig checked;

    private SettingsReader(Config config) {
        this.config = config;
        this.checked = new CheckedConfig(config);
    }

    /**
     * Reads the settings of a node.
     *
     * @param config resolved, see {@link ConfigLayers}
     * @throws SettingsException naming the place, the key, the value and what is allowed
     */
    public static NodePlan read(Config config) {
        UnknownKeys.refuse(config);
        return new SettingsReader(config).plan();
    }

    /** Where a client finds the cluster. */
    public static List<HostPort> cluster(Config config) {
        return addresses(new CheckedConfig(config).texts(SettingTable.CLUSTER));
    }

    /** The certificates and key of this node, if TLS is on. */
    public static Optional<TlsMaterial> tls(Config config) {
        CheckedConfig checked = new CheckedConfig(config);
        if (!checked.on(SettingTable.TLS_ENABLED)) {
            return Optional.empty();
        }
        return Optional.of(TlsMaterial.load(
                checked.path(SettingTable.TLS_AUTHORITY),
                checked.path(SettingTable.TLS_CERTIFICATE),
                checked.path(SettingTable.TLS_KEY)));
    }

    private NodePlan plan() {
        checked.path(SettingTable.TLS_DIRECTORY);
        JournalBackend backend = JournalBackend.of(checked.choice(SettingTable.JOURNAL_BACKEND));
        Set<Role> roles = roles();
        Optional<TlsMaterial> tls = tls(config);
        checkTransport(tls.isPresent());
        checkBinding(tls.isPresent());
        NodeSettings settings = new NodeSettings(
                coordinator(), worker(), transfer(tls), storage(backend), checked.texts(SettingTable.ALLOW));
        checkTogether(settings);
        return new NodePlan(
                config,
                name(),
                roles,
                checked.text(SettingTable.HOST),
                checked.count(SettingTable.PORT),
                join(roles, backend),
                checked.path(SettingTable.DIRECTORY),
                settings,
                checked.size(SettingTable.MIN_FREE_SPACE),
                backend.isShared() ? Optional.of(DatabaseSettings.read(checked)) : Optional.empty());
    }

    private String name() {
        String name = checked.text(SettingTable.NAME);
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,63}")) {
            throw checked.refuse(SettingTable.NAME);
        }
        return name;
    }

    private Set<Role> roles() {
        Set<Role> roles =
                checked.texts(SettingTable.ROLES).stream().map(Role::of).collect(Collectors.toSet());
        if (roles.isEmpty()) {
            throw checked.refuse(SettingTable.ROLES);
        }
        return roles;
    }

    private List<HostPort> join(Set<Role> roles, JournalBackend backend) {
        List<HostPort> join = addresses(checked.texts(SettingTable.JOIN));
        if (!roles.contains(Role.COORDINATOR)) {
            return join.isEmpty() ? cluster(config) : join;
        }
        return backend.isShared() ? others(join) : alone(join);
    }

    /** With LevelDB a coordinator is alone: a second one would have a journal of its own, and so other graphs. */
    private List<HostPort> alone(List<HostPort> join) {
        if (!join.isEmpty()) {
            throw new SettingsException("akkord.join is " + join + " (" + checked.origin(SettingTable.JOIN)
                    + ") on a coordinator, but the LevelDB journal belongs to a single coordinator. Start this node"
                    + " without the role coordinator, or without akkord.join as a cluster of its own, or keep the"
                    + " journal in a database: profile postgresql");
        }
        return join;
    }

    /** With two coordinators neither could tell the other's death from a cut network, so one death would stop both. */
    private List<HostPort> others(List<HostPort> join) {
        HostPort self = new HostPort(checked.text(SettingTable.HOST), checked.count(SettingTable.PORT));
        List<HostPort> others = join.stream()
                .filter(at -> self.port() == 0 || !at.equals(self))
                .distinct()
                .toList();
        if (others.size() == 1) {
            throw new SettingsException("akkord.join is " + join + " (" + checked.origin(SettingTable.JOIN) + "), which"
                    + " with " + self + " makes two coordinators. Two are less available than one: neither can tell"
                    + " whether the other died or the network is cut, so the death of one stops both. Start one, or"
                    + " three, and give each the same akkord.join with all of them");
        }
        return others;
    }

    /** A node that has certificates, but leaves one of its two channels open, would be worse than one without. */
    private void checkTransport(boolean tls) {
        String transport = config.hasPath(TRANSPORT) ? config.getString(TRANSPORT) : "tcp";
        if (tls && !transport.equals("tls-tcp")) {
            throw new SettingsException("akkord.tls.enabled is on (" + checked.origin(SettingTable.TLS_ENABLED)
                    + "), but " + TRANSPORT + " is " + transport + " (" + Origins.of(config, TRANSPORT)
                    + "); use the profile secure, which sets both");
        }
    }

    private void checkBinding(boolean tls) {
        for (Setting.Text setting : List.of(SettingTable.HOST, SettingTable.TRANSFER_HOST)) {
            BindRule.check(setting.path(), checked.text(setting), checked.origin(setting), tls);
        }
        for (String path : List.of("akka.remote.artery.canonical.hostname", "akka.remote.artery.bind.hostname")) {
            String host = config.hasPath(path) ? config.getString(path) : "";
            if (!host.isEmpty() && !host.startsWith("<")) {
                BindRule.check(path, host, Origins.of(config, path), tls);
            }
        }
    }

    private NodeSettings.Coordinator coordinator() {
        return new NodeSettings.Coordinator(
                checked.time(SettingTable.LEASE),
                checked.time(SettingTable.ADOPTION_GRACE),
                checked.count(SettingTable.WINDOW),
                new NodeSettings.Scheduling(
                        checked.time(SettingTable.HORIZON),
                        checked.time(SettingTable.UNSATISFIABLE_AFTER),
                        checked.time(SettingTable.PRIORITY_AGEING),
                        checked.size(SettingTable.BANDWIDTH),
                        checked.count(SettingTable.ROOT_MEMORY),
                        checked.count(SettingTable.EXECUTING_DEATHS)),
                checked.time(SettingTable.CLIENT_LEASE),
                checked.count(SettingTable.SNAPSHOT_EVERY),
                checked.count(SettingTable.KEEP_EVENTS),
                retention());
    }

    private NodeSettings.Worker worker() {
        int slots = checked.count(SettingTable.SLOTS);
        long memory = checked.size(SettingTable.MEMORY_LIMIT);
        Runtime machine = Runtime.getRuntime();
        return new NodeSettings.Worker(
                slots == 0 ? machine.availableProcessors() : slots,
                checked.counts(SettingTable.RESOURCES),
                Set.copyOf(new TreeSet<>(checked.texts(SettingTable.LABELS))),
                graphOrdering(checked.choice(SettingTable.GRAPH_ORDERING)),
                checked.time(SettingTable.HEARTBEAT),
                checked.time(SettingTable.ORPHAN_AFTER),
                checked.time(SettingTable.ORPHAN_TIMEOUT),
                checked.time(SettingTable.LEAVE_TIMEOUT),
                checked.time(SettingTable.INTERRUPT_GRACE),
                checked.count(SettingTable.STUCK_LIMIT),
                Math.toIntExact(checked.size(SettingTable.INLINE_LIMIT)),
                checked.count(SettingTable.UNRECORDED_LIMIT),
                checked.size(SettingTable.UNRECORDED_BYTES),
                memory == 0 ? (long) (machine.maxMemory() * SHARE_OF_HEAP) : memory,
                checked.on(SettingTable.RUN_TASKS));
    }

    private static GraphOrdering graphOrdering(String name) {
        return GraphOrdering.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private NodeSettings.Transfer transfer(Optional<TlsMaterial> tls) {
        return new NodeSettings.Transfer(
                checked.text(SettingTable.TRANSFER_HOST),
                checked.count(SettingTable.TRANSFER_PORT),
                tls.map(TlsMaterial::context));
    }

    private NodeSettings.Storage storage(JournalBackend backend) {
        return new NodeSettings.Storage(
                backend,
                checked.path(SettingTable.STORAGE_JOURNAL),
                checked.path(SettingTable.STORAGE_SNAPSHOTS),
                checked.path(SettingTable.STORAGE_CHECKPOINTS),
                checked.path(SettingTable.STORAGE_SPILL),
                checked.path(SettingTable.STORAGE_EXECUTING),
                limits(),
                checked.size(SettingTable.STORE_RATE));
    }

    /** Zero graphs mean all, and a time that nothing has reached means for ever. */
    private RetentionPolicy retention() {
        int graphs = checked.count(SettingTable.KEEP_GRAPHS);
        Duration time = checked.time(SettingTable.KEEP_FOR);
        boolean forEver = time.compareTo(SettingTable.FOR_EVER) >= 0;
        return new RetentionPolicy(
                graphs == 0 ? Integer.MAX_VALUE : graphs, forEver ? Long.MAX_VALUE : time.toMillis());
    }

    private SpaceLimits limits() {
        long admission = checked.size(SettingTable.ADMISSION_SPACE);
        long dispatch = checked.size(SettingTable.DISPATCH_SPACE);
        if (admission < dispatch) {
            throw new SettingsException(SettingTable.ADMISSION_SPACE.path() + " is " + admission + " bytes ("
                    + checked.origin(SettingTable.ADMISSION_SPACE) + "), less than "
                    + SettingTable.DISPATCH_SPACE.path() + ", " + dispatch + " bytes ("
                    + checked.origin(SettingTable.DISPATCH_SPACE) + "). Give at least as much");
        }
        return new SpaceLimits(admission, dispatch);
    }

    /** Settings that are fine each, but not together. */
    private void checkTogether(NodeSettings settings) {
        Duration heartbeat = settings.worker().heartbeat();
        atLeast(SettingTable.LEASE, settings.coordinator().lease(), 3, heartbeat);
        atLeast(SettingTable.ORPHAN_AFTER, settings.worker().orphanAfter(), 4, heartbeat);
        checkGrace(
                settings.coordinator().adoptionGrace(), settings.coordinator().lease());
    }

    /** A worker that was not waited for as long as its lease may still begin an effect that another one has by then. */
    private void checkGrace(Duration grace, Duration lease) {
        if (grace.compareTo(lease) < 0) {
            throw new SettingsException(SettingTable.ADOPTION_GRACE.path() + " is " + Units.show(grace) + " ("
                    + checked.origin(SettingTable.ADOPTION_GRACE) + "), less than " + SettingTable.LEASE.path() + ", "
                    + Units.show(lease) + " (" + checked.origin(SettingTable.LEASE)
                    + "): an effect could begin on two workers. Give at least " + Units.show(lease));
        }
    }

    private void atLeast(Setting setting, Duration value, int times, Duration heartbeat) {
        Duration least = heartbeat.multipliedBy(times);
        if (value.compareTo(least) < 0) {
            throw new SettingsException(setting.path() + " is " + Units.show(value) + " (" + checked.origin(setting)
                    + "), less than " + times + " heartbeats: akkord.worker.heartbeat is " + Units.show(heartbeat)
                    + " (" + checked.origin(SettingTable.HEARTBEAT) + "). Give at least " + Units.show(least));
        }
    }

    private static List<HostPort> addresses(List<String> texts) {
        return texts.stream().map(HostPort::parse).toList();
    }
}
