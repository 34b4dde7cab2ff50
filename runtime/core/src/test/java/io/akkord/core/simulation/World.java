package io.akkord.core.simulation;

import java.util.ArrayList;
import java.util.List;

/** What all parts of one simulation share. */
final class World {

    static final String GRAPH = "simulated";

    private final Scenario scenario;
    private final Dice dice;
    private final VirtualTime time = new VirtualTime();
    private final SimGraph graph;
    private final Oracle oracle;
    private final SimCheckpoints checkpoints = new SimCheckpoints();
    private final Network network;
    private final SimJournal journal;
    private final List<SimWorker> workers = new ArrayList<>();
    private SimCoordinator coordinator;
    private boolean calm;
    private int lastChecked;
    private int livesSinceEnd;

    World(Scenario scenario) {
        this.scenario = scenario;
        this.dice = new Dice(scenario.seed());
        this.graph = SimGraph.of(scenario, dice.split());
        this.oracle = new Oracle(graph);
        this.network = new Network(time, dice.split(), scenario.weather());
        this.journal = new SimJournal(new JournalRules(graph, oracle));
    }

    Scenario scenario() {
        return scenario;
    }

    Dice dice() {
        return dice;
    }

    VirtualTime time() {
        return time;
    }

    SimGraph graph() {
        return graph;
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

    SimJournal journal() {
        return journal;
    }

    SimCoordinator coordinator() {
        return coordinator;
    }

    void coordinator(SimCoordinator next) {
        coordinator = next;
    }

    /** All workers that ever were. */
    List<SimWorker> workers() {
        return workers;
    }

    List<SimWorker> liveWorkers() {
        return workers.stream().filter(Process::isAlive).toList();
    }

    SimWorker addWorker() {
        SimWorker worker = new SimWorker(this, "worker-" + workers.size());
        workers.add(worker);
        worker.start();
        return worker;
    }

    /** The worker of a name; null if there never was one. */
    SimWorker worker(String id) {
        return workers.stream()
                .filter(worker -> worker.id().equals(id))
                .findFirst()
                .orElse(null);
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
                && workers.stream().noneMatch(worker -> worker.isFrozen() || worker.isCutOff());
    }

    double lossRate() {
        return calm ? 0 : scenario.weather().loss();
    }
}
