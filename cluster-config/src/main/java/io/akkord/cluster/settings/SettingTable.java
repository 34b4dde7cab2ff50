package io.akkord.cluster.settings;

import io.akkord.cluster.settings.Setting.Choice;
import io.akkord.cluster.settings.Setting.Count;
import io.akkord.cluster.settings.Setting.Counts;
import io.akkord.cluster.settings.Setting.Secret;
import io.akkord.cluster.settings.Setting.Size;
import io.akkord.cluster.settings.Setting.Switch;
import io.akkord.cluster.settings.Setting.Text;
import io.akkord.cluster.settings.Setting.Texts;
import io.akkord.cluster.settings.Setting.Time;
import io.akkord.persistence.store.JournalBackend;
import java.time.Duration;
import java.util.List;

/** Every key of {@code akkord { }} with its allowed values; meanings and defaults stand in {@code reference.conf}. */
public final class SettingTable {

    private static final String NAMES = "a list of names, or one text with commas";
    private static final String ADDRESSES = "a list of host:port, or one text with commas";
    private static final String ADDRESS = "a host name or an IP address";
    private static final String PATH = "a path";
    private static final String PEM = "a path of a PEM file";
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final long GIB = 1024 * MIB;

    static final Texts PROFILE = new Texts("akkord.profile", NAMES);
    static final Text NAME = new Text("akkord.name", "1 to 64 letters, digits and dashes, a letter first");
    static final Texts ROLES = new Texts("akkord.roles", "a list of coordinator, worker, client");
    static final Text HOST = new Text("akkord.host", ADDRESS);
    static final Count PORT = new Count("akkord.port", 0, 65_535);
    static final Texts JOIN = new Texts("akkord.join", ADDRESSES);
    static final Texts CLUSTER = new Texts("akkord.cluster", ADDRESSES);
    static final Text DIRECTORY = new Text("akkord.directory", "a path, relative to the working directory");
    static final Texts ALLOW = new Texts("akkord.allow", "a list of entries, or one text with commas");

    static final Time LEASE = time("coordinator.lease", Duration.ofSeconds(1), Duration.ofMinutes(5));
    static final Time ADOPTION_GRACE =
            time("coordinator.adoption-grace", Duration.ofSeconds(1), Duration.ofMinutes(10));
    static final Count WINDOW = count("coordinator.window", 1, 1_000_000);
    static final Time HORIZON = time("coordinator.horizon", Duration.ofMillis(1), Duration.ofMinutes(1));
    static final Time UNSATISFIABLE_AFTER =
            time("coordinator.unsatisfiable-after", Duration.ofSeconds(1), Duration.ofDays(7));
    static final Time PRIORITY_AGEING = time("coordinator.priority-ageing", Duration.ofMillis(1), Duration.ofDays(1));
    static final Size BANDWIDTH = size("coordinator.bandwidth", MIB, 1024 * GIB);
    static final Count ROOT_MEMORY = count("coordinator.root-memory-percent", 1, 100);
    static final Count EXECUTING_DEATHS = count("coordinator.executing-deaths", 1, 1_000);
    static final Time CLIENT_LEASE = time("coordinator.client-lease", Duration.ofSeconds(10), Duration.ofDays(1));
    static final Count SNAPSHOT_EVERY = count("coordinator.snapshot-every", 10, 1_000_000);

    static final Count SLOTS = count("worker.slots", 0, 1_024);
    static final Counts RESOURCES = new Counts("akkord.worker.resources", 1, 1_000_000);
    static final Texts LABELS = new Texts("akkord.worker.labels", "a list of names, or one text with commas");
    static final Choice GRAPH_ORDERING = new Choice(
            "akkord.worker.graph-ordering",
            List.of("fair-share", "fifo", "shortest-job", "shortest-remaining", "priority"));
    static final Time HEARTBEAT = time("worker.heartbeat", Duration.ofMillis(50), Duration.ofMinutes(1));
    static final Time ORPHAN_AFTER = time("worker.orphan-after", Duration.ofSeconds(1), Duration.ofMinutes(10));
    static final Time ORPHAN_TIMEOUT = time("worker.orphan-timeout", Duration.ofSeconds(1), Duration.ofDays(7));
    static final Time LEAVE_TIMEOUT = time("worker.leave-timeout", Duration.ZERO, Duration.ofDays(1));
    static final Time INTERRUPT_GRACE = time("worker.interrupt-grace", Duration.ofMillis(100), Duration.ofMinutes(10));
    static final Count STUCK_LIMIT = count("worker.stuck-limit", 1, 1_000);
    static final Size INLINE_LIMIT = size("worker.inline-limit", 0, 32 * KIB);
    static final Count UNRECORDED_LIMIT = count("worker.unrecorded-limit", 64, 10_000_000);
    static final Size UNRECORDED_BYTES = size("worker.unrecorded-bytes", MIB, 4 * GIB);
    static final Size MEMORY_LIMIT = new Size("akkord.worker.memory-limit", 16 * MIB, 1024 * GIB, true);
    static final Switch RUN_TASKS = new Switch("akkord.worker.run-tasks");

    static final Text TRANSFER_HOST = new Text("akkord.transfer.host", ADDRESS);
    static final Count TRANSFER_PORT = count("transfer.port", 0, 65_535);

    static final Text STORAGE_JOURNAL = new Text("akkord.storage.journal", PATH);
    static final Text STORAGE_SNAPSHOTS = new Text("akkord.storage.snapshots", PATH);
    static final Text STORAGE_CHECKPOINTS = new Text("akkord.storage.checkpoints", PATH);
    static final Text STORAGE_SPILL = new Text("akkord.storage.spill", "a path on a local disk");
    static final Text STORAGE_EXECUTING = new Text("akkord.storage.executing", "a path on a local disk");

    static final Choice JOURNAL_BACKEND = new Choice("akkord.journal.backend", JournalBackend.words());
    static final Duration FOR_EVER = Duration.ofDays(36_500);
    static final Count KEEP_EVENTS = count("journal.keep-events", 0, 1_000_000_000);
    static final Count KEEP_GRAPHS = count("journal.keep-graphs", 0, 10_000_000);
    static final Time KEEP_FOR = time("journal.keep-for", Duration.ofMinutes(1), FOR_EVER);
    static final Size MIN_FREE_SPACE = size("journal.min-free-space", 16 * MIB, 1024 * GIB);
    static final Text DATABASE_URL = new Text("akkord.journal.postgresql.url", "jdbc:postgresql://host:port/database");
    static final Text DATABASE_USER = new Text("akkord.journal.postgresql.user", "a text");
    static final Secret DATABASE_PASSWORD = new Secret("akkord.journal.postgresql.password");
    static final Text DATABASE_SCHEMA =
            new Text("akkord.journal.postgresql.schema", "lower-case letters, digits and _, a letter or _ first");
    static final Count DATABASE_CONNECTIONS = count("journal.postgresql.connections", 2, 200);
    static final Time DATABASE_CONNECTION_TIMEOUT =
            time("journal.postgresql.connection-timeout", Duration.ofSeconds(1), Duration.ofMinutes(1));
    static final Time DATABASE_CONNECT_TIMEOUT =
            time("journal.postgresql.connect-timeout", Duration.ofSeconds(1), Duration.ofMinutes(5));

    static final Size ADMISSION_SPACE = size("storage.stop-admission-below", 16 * MIB, 1024 * GIB);
    static final Size STORE_RATE = size("storage.checkpoint-rate", MIB, 1024 * GIB);
    static final Size DISPATCH_SPACE = size("storage.pause-dispatch-below", 16 * MIB, 1024 * GIB);

    static final Switch TLS_ENABLED = new Switch("akkord.tls.enabled");
    static final Text TLS_DIRECTORY = new Text("akkord.tls.directory", PATH);
    static final Text TLS_AUTHORITY = new Text("akkord.tls.authority", PEM);
    static final Text TLS_CERTIFICATE = new Text("akkord.tls.certificate", PEM);
    static final Text TLS_KEY = new Text("akkord.tls.key", PEM);

    /** All of them, in the order of {@code reference.conf}. */
    public static final List<Setting> ALL = List.of(
            PROFILE,
            NAME,
            ROLES,
            HOST,
            PORT,
            JOIN,
            CLUSTER,
            DIRECTORY,
            ALLOW,
            LEASE,
            ADOPTION_GRACE,
            WINDOW,
            HORIZON,
            UNSATISFIABLE_AFTER,
            PRIORITY_AGEING,
            BANDWIDTH,
            ROOT_MEMORY,
            EXECUTING_DEATHS,
            CLIENT_LEASE,
            SNAPSHOT_EVERY,
            SLOTS,
            RESOURCES,
            LABELS,
            GRAPH_ORDERING,
            HEARTBEAT,
            ORPHAN_AFTER,
            ORPHAN_TIMEOUT,
            LEAVE_TIMEOUT,
            INTERRUPT_GRACE,
            STUCK_LIMIT,
            INLINE_LIMIT,
            UNRECORDED_LIMIT,
            UNRECORDED_BYTES,
            MEMORY_LIMIT,
            RUN_TASKS,
            TRANSFER_HOST,
            TRANSFER_PORT,
            STORAGE_JOURNAL,
            STORAGE_SNAPSHOTS,
            STORAGE_CHECKPOINTS,
            STORAGE_SPILL,
            STORAGE_EXECUTING,
            ADMISSION_SPACE,
            DISPATCH_SPACE,
            STORE_RATE,
            JOURNAL_BACKEND,
            MIN_FREE_SPACE,
            KEEP_EVENTS,
            KEEP_GRAPHS,
            KEEP_FOR,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_SCHEMA,
            DATABASE_CONNECTIONS,
            DATABASE_CONNECTION_TIMEOUT,
            DATABASE_CONNECT_TIMEOUT,
            TLS_ENABLED,
            TLS_DIRECTORY,
            TLS_AUTHORITY,
            TLS_CERTIFICATE,
            TLS_KEY);

    /** Sections below which any key may stand. */
    static final List<String> OPEN_SECTIONS = List.of(RESOURCES.path(), "akkord.dispatchers");

    private SettingTable() {}

    private static Time time(String path, Duration low, Duration high) {
        return new Time("akkord." + path, low, high);
    }

    private static Count count(String path, int low, int high) {
        return new Count("akkord." + path, low, high);
    }

    private static Size size(String path, long low, long high) {
        return new Size("akkord." + path, low, high, false);
    }
}
