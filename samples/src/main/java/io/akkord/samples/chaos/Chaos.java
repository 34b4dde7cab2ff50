package io.akkord.samples.chaos;

import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.postgres.PostgresServer;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.store.JournalUnavailableException;
import io.akkord.samples.chaos.client.GraphRun;
import io.akkord.samples.chaos.client.GraphStream;
import io.akkord.samples.chaos.clock.Clocks;
import io.akkord.samples.chaos.ground.Disks;
import io.akkord.samples.chaos.ground.Networks;
import io.akkord.samples.chaos.ground.NodeId;
import io.akkord.samples.chaos.ground.SmallDisk;
import io.akkord.samples.chaos.ground.Terrain;
import io.akkord.samples.chaos.nemesis.Need;
import io.akkord.samples.chaos.nemesis.Nemesis;
import io.akkord.samples.chaos.stage.Nodes;
import io.akkord.samples.chaos.stage.Stage;
import io.akkord.samples.chaos.trial.FullJournal;
import io.akkord.samples.chaos.trial.Trials;
import io.akkord.samples.chaos.work.Weaver;
import io.akkord.samples.support.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One run: graphs and faults for a time, then healing, waiting and judging. */
final class Chaos {

    /**
     * What to do.
     *
     * @param seconds how long faults come
     * @param everySeconds how long after one the next starts, on average
     * @param fast whether the profile {@code fast} is used
     * @param settleSeconds how long graphs may take to end after everything is healed
     */
    record Orders(int seconds, int everySeconds, long seed, boolean fast, List<Nemesis> kinds, int settleSeconds) {}

    /**
     * What happened.
     *
     * @param kinds faults of each kind
     */
    record Outcome(Verdict verdict, Map<String, Integer> kinds, double seconds) {}

    private static final int COORDINATORS = 3;
    /** Processes are killed from outside here: no task is to be quarantined for that. */
    private static final String NOBODYS_FAULT = "akkord.coordinator.executing-deaths=1000";

    private static final int WORKERS = 2;
    private static final int SLOTS = 2;
    private static final int GRAPHS_AT_A_TIME = 3;
    private static final int TICK_MILLIS = 200;

    private final Orders orders;
    private final Path directory;
    private final FaultLog log;
    private final Verdict verdict = new Verdict();

    Chaos(Orders orders, Path directory, Terminal terminal) {
        this.orders = orders;
        this.directory = directory;
        this.log = new FaultLog(terminal, directory.resolve("happenings"));
    }

    Outcome run() throws InterruptedException {
        requireTools();
        Weaver weaver = new Weaver(orders.seed(), directory.resolve("tried"));
        List<Clocks> clocks = needs(Need.CLOCKS) ? List.of(new Clocks(directory.resolve("clocks"))) : List.of();
        try (PostgresServer server = PostgresServer.start();
                Terrain terrain = terrain(server);
                Disks disks = new Disks(needs(Need.DISK), directory);
                ProcessCluster cluster = ProcessCluster.start(plan(server, disks, clocks), terrain);
                ClusterAccess access = cluster.access();
                Trials trials = new Trials(directory);
                GraphStream graphs = new GraphStream(access.session(), weaver, this::ended)) {
            log.begin();
            log.say("started " + COORDINATORS + " coordinators and " + WORKERS + " workers");
            Stage stage = new Stage(
                    new Nodes(cluster), new Stage.Database(server), graphs, terrain, disks.list(), clocks, trials);
            strike(stage);
            settle(stage);
            judge(stage);
        }
        return new Outcome(verdict, log.counts(), log.seconds());
    }

    /** Before anything is started. */
    private void requireTools() {
        if (needs(Need.NETWORKS)) {
            Networks.requireTools();
        }
        if (needs(Need.DISK)) {
            SmallDisk.requireTools();
        }
    }

    private Terrain terrain(PostgresServer server) {
        List<NodeId> nodes = Stream.concat(
                        IntStream.range(0, COORDINATORS).mapToObj(number -> new NodeId(true, number)),
                        IntStream.range(0, WORKERS).mapToObj(number -> new NodeId(false, number)))
                .toList();
        return new Terrain(nodes, needs(Need.NETWORKS), needs(Need.LINKS), server.access());
    }

    private boolean needs(Need need) {
        return orders.kinds().stream().anyMatch(kind -> kind.need() == need);
    }

    private Plan plan(PostgresServer server, Disks disks, List<Clocks> clocks) {
        Plan plan = Plan.of(directory, WORKERS)
                .withCoordinators(COORDINATORS, server.writeSettings(directory.resolve("journal.conf")))
                .withSlots(SLOTS)
                .withSetting(NOBODYS_FAULT)
                .withAllow(Place.ALLOWED);
        for (String setting : disks.settings()) {
            plan = plan.withSetting(setting);
        }
        for (Clocks shifted : clocks) {
            plan = plan.withFlags(plan.flags().with(shifted.flag()));
        }
        return orders.fast() ? plan.withProfile("fast") : plan;
    }

    private void strike(Stage stage) throws InterruptedException {
        Schedule schedule = Schedule.draw(orders.seed(), orders.seconds(), orders.everySeconds(), orders.kinds());
        Faults faults = new Faults(schedule, stage, log);
        while (log.seconds() < orders.seconds()) {
            faults.look();
            stage.graphs().keep(GRAPHS_AT_A_TIME);
            tend(stage);
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
        faults.healAll();
        log.say("no more faults; waiting for " + stage.graphs().open().size() + " graphs");
    }

    private void tend(Stage stage) {
        for (String ended : stage.nodes().tend()) {
            log.say("ended by itself: " + ended);
            verdict.endedByItself(ended);
        }
    }

    private void settle(Stage stage) throws InterruptedException {
        double from = log.seconds();
        boolean settled = false;
        while (!settled && log.seconds() - from < orders.settleSeconds()) {
            tend(stage);
            boolean ended = stage.graphs().collect();
            settled = ended && stage.nodes().areWhole() && stage.trials().areOver();
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
        stage.graphs()
                .open()
                .forEach(run -> verdict.hung(run.weave().id() + " ("
                        + run.weave().shape() + ", " + run.weave().tasks() + " tasks): " + run.standstill()));
    }

    /** A cluster of its own has a journal of its own. */
    private void judge(FullJournal trial) {
        if (!trial.isOver()) {
            verdict.hung("the trial of a full journal, in " + trial.journal());
            return;
        }
        trial.findings().forEach(each -> verdict.wrong("full-journal: " + each));
        try (GraphJournal journal = GraphJournal.open(trial.journal())) {
            Judge judge = new Judge(journal, verdict);
            trial.runs().forEach(judge::judge);
        } catch (JournalUnavailableException e) {
            verdict.lost("full-journal: " + e.getMessage());
        }
    }

    private void ended(GraphRun run) {
        log.say(String.format(
                Locale.ROOT,
                "graph  %s (%s, %d tasks) ended after %.1f s, %d wrong",
                run.weave().id(),
                run.weave().shape(),
                run.weave().tasks(),
                run.seconds(),
                run.wrong()));
    }

    private void judge(Stage stage) throws InterruptedException {
        stage.trials().all().forEach(this::judge);
        Recheck recheck = new Recheck(verdict);
        for (GraphRun run : stage.graphs().runs()) {
            recheck.ask(run);
        }
        try (GraphJournal journal = GraphJournal.open(stage.database().server().access())) {
            Judge judge = new Judge(journal, verdict);
            stage.graphs().runs().forEach(judge::judge);
            verdict.findings(CatalogueJudge.judge(journal));
            if (!verdict.isClean()) {
                stage.graphs()
                        .runs()
                        .forEach(run -> judge.dump(
                                run.weave().id(),
                                directory
                                        .resolve("journals")
                                        .resolve(run.weave().id() + ".json")));
            }
        }
    }
}
