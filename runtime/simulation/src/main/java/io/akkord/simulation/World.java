package io.akkord.simulation;

import io.akkord.core.supervisor.GraphState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all parts of one simulation share. */
final class World {

    static final String GRAPH = "simulated";

    private final Plan plan;
    private final Tasks tasks;
    private final Seams seams;
    private final Dice dice;
    private final VirtualTime time = new VirtualTime();
    private final Oracle oracle;
    private final SimCheckpoints checkpoints = new SimCheckpoints();
    private final Network network;
    private final FairNetwork transfers;
    private final SimJournal journal;
    private final Statistics statistics;
    private final Blame blame;
    private final SimCode code;
    private final SimDeaths deaths = new SimDeaths(this);
    private final List<SimWorker> workers = new ArrayList<>();
    private final Map<String, SimWorker> workersById = new HashMap<>();
    private final Set<Class<?>> messages = new HashSet<>();
    private final @Nullable Consumer<String> listener;
    private @Nullable SimCoordinator coordinator;
    private boolean calm;
    private int lastChecked;
    private int livesSinceEnd;

    World(Plan plan, Tasks tasks, Dice dice, Options options) {
        this.plan = plan;
        this.tasks = tasks;
        this.seams = options.seams();
        this.dice = dice;
        this.oracle = new Oracle(tasks);
        this.network = new Network(time, dice.split(), plan, options.fate());
        this.transfers = new FairNetwork(time, plan.cluster().bytesPerSecond());
        this.journal = new SimJournal(new JournalRules(tasks, oracle), time, seams, plan.checksAll());
        this.listener = options.listener();
        this.code = new SimCode(this);
        this.blame = new Blame(tasks);
        this.statistics = new Statistics(time, tasks.size(), options.traced());
    }

    /**
     * What is special about one run.
     *
     * @param traced whether it is kept when and where each task ran
     * @param listener told of every step, if there is one
     */
    record Options(Seams seams, Network.Fate fate, boolean traced, @Nullable Consumer<String> listener) {

        static final Options ORDINARY = new Options(new Seams(), Network.Fate.ORDINARY, false, null);

        Options withSeams(Seams value) {
            return new Options(value, fate, traced, listener);
        }

        Options withFate(Network.Fate value) {
            return new Options(seams, value, traced, listener);
        }

        Options traced(boolean value) {
            return new Options(seams, fate, value, listener);
        }

        Options withListener(@Nullable Consumer<String> value) {
            return new Options(seams, fate, traced, value);
        }
    }

    Plan plan() {
        return plan;
    }

    Tasks tasks() {
        return tasks;
    }

    Seams seams() {
        return seams;
    }

    Blame blame() {
        return blame;
    }

    SimDeaths deaths() {
        return deaths;
    }

    SimCode code() {
        return code;
    }

    Dice dice() {
        return dice;
    }

    VirtualTime time() {
        return time;
    }

    /** A delay that is drawn around a mean, or the exact one if the pace is exact. */
    long delay(long mean, long exact) {
        return plan.isExact() ? exact : dice.nanos(mean);
    }

    Oracle oracle() {
        return oracle;
    }

    SimCheckpoints checkpoints() {
        return checkpoints;
    }

    Network network() {
        return network;
    }

    FairNetwork transfers() {
        return transfers;
    }

    SimJournal journal() {
        return journal;
    }

    Statistics statistics() {
        return statistics;
    }

    @Nullable
    Consumer<String> listener() {
        return listener;
    }

    /** The coordinator that lives; null between two. */
    @Nullable
    SimCoordinator coordinator() {
        return coordinator;
    }

    void coordinator(@Nullable SimCoordinator next) {
        coordinator = next;
    }

    /** All workers that ever were. */
    List<SimWorker> workers() {
        return workers;
    }

    List<SimWorker> liveWorkers() {
        return workers.stream().filter(SimProcess::isAlive).toList();
    }

    SimWorker addWorker() {
        SimWorker worker = new SimWorker(this, workers.size());
        workers.add(worker);
        workersById.put(worker.id(), worker);
        transfers.addWorker();
        worker.start();
        return worker;
    }

    /** The worker of a name; null if there never was one. */
    @Nullable
    SimWorker worker(String id) {
        return workersById.get(id);
    }

    /** A message has come to a core. */
    void noteMessage(Object message) {
        if (plan.checksAll()) {
            messages.add(message.getClass());
            time.mix(Fingerprint.of(message));
        }
    }

    /** The types of messages that came to a core. */
    Set<Class<?>> messages() {
        return messages;
    }

    void lifeBegins() {
        livesSinceEnd += journal.rules().outcome() == null ? 0 : 1;
    }

    /** Lives of the supervisor that began when the end was recorded already. */
    int livesSinceEnd() {
        return livesSinceEnd;
    }

    /** From now on nothing goes wrong any more. */
    void calmDown() {
        calm = true;
        network.calmDown();
    }

    /** Number of facts when the dear checks were last made. */
    int lastChecked() {
        return lastChecked;
    }

    void checkedNow() {
        lastChecked = journal.size();
    }

    boolean isCalm() {
        return calm;
    }

    /** Nothing goes wrong, and everybody is back. */
    boolean isSettled() {
        return calm
                && coordinator != null
                && workers.stream()
                        .noneMatch(worker -> worker.isFrozen() || worker.lease().isCutOff());
    }

    /** Whether results may vanish from stores without anybody's doing. */
    boolean resultsMayVanish() {
        return plan.troubles().resultLoss() > 0;
    }

    /** The truth of the present supervisor; null if there is none. */
    @Nullable
    GraphState truth() {
        SimSupervisor supervisor = coordinator == null ? null : coordinator.supervisor();
        return supervisor == null ? null : supervisor.state();
    }
}
