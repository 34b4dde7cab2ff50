package io.akkord.samples.chaos.trial;

import io.akkord.api.AkkordException;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.Session;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.chaos.client.GraphRun;
import io.akkord.samples.chaos.ground.SmallDisk;
import io.akkord.samples.chaos.work.Weave;
import io.akkord.samples.chaos.work.Weaver;
import io.akkord.samples.support.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A coordinator over LevelDB on a tiny disk, with a worker. While a graph runs the disk fills: first no new graph is
 * taken, then nothing is dispatched and the graph says so, then nothing is written; nobody dies of it; once there is room it goes on by itself, and
 * new graphs are taken again. Runs on a thread of its own; {@link #heal} comes from another.
 */
public final class FullJournal implements Runnable, AutoCloseable {

    private static final int MEGABYTES = 160;
    private static final int ADMISSION = 48;
    private static final int DISPATCH = 32;
    private static final int BETWEEN = (ADMISSION + DISPATCH) / 2;
    private static final int PATIENCE_SECONDS = 120;
    private static final int QUIET_SECONDS = 3;
    private static final int LOOK_MILLIS = 200;
    /** Few tasks are dispatched ahead, so that a pause of dispatch soon is one of the graph. */
    private static final String SMALL_WINDOW = "akkord.coordinator.window=16";

    private final Path directory;
    private final Weaver weaver;
    private final int leftMegabytes;
    private final SmallDisk disk;
    private final CountDownLatch mayHeal = new CountDownLatch(1);
    private final List<GraphRun> runs = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private volatile boolean over;

    /**
     * A trial.
     *
     * @param directory for its disk and the logs of its nodes
     * @param leftMegabytes what stays free while the disk is full, less than half of what dispatch needs
     */
    public FullJournal(Path directory, long seed, int leftMegabytes) {
        this.directory = directory;
        this.weaver = new Weaver(seed, directory.resolve("tried"));
        this.leftMegabytes = leftMegabytes;
        this.disk = SmallDisk.mount(directory.resolve("disk"), MEGABYTES);
    }

    @Override
    public void run() {
        try (ProcessCluster cluster = ProcessCluster.start(plan());
                ClusterAccess access = cluster.access()) {
            fillAndFree(access.session());
            Stream.concat(cluster.coordinators().stream(), cluster.workers().stream())
                    .filter(node -> !node.isAlive())
                    .map(FullJournal::death)
                    .forEach(findings::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AkkordException e) {
            findings.add(e.toString());
        } finally {
            over = true;
        }
    }

    private Plan plan() {
        Plan plan = Plan.of(directory, 1)
                .withSlots(2)
                .withAllow(Place.ALLOWED)
                .withSetting(SMALL_WINDOW)
                .withSetting("akkord.journal.min-free-space=" + DISPATCH + " MiB")
                .withSetting("akkord.storage.stop-admission-below=" + ADMISSION + " MiB")
                .withSetting("akkord.storage.pause-dispatch-below=" + DISPATCH + " MiB");
        for (String what : List.of("journal", "snapshots", "checkpoints", "spill")) {
            Path place = disk.directory().toAbsolutePath().resolve(what);
            plan = plan.withSetting("akkord.storage." + what + "=\"" + place + "\"");
        }
        return plan;
    }

    private static String death(NodeProcess node) {
        return node.name() + " ended with exit code " + node.exitCode().orElse(0) + ", log " + node.log();
    }

    private void fillAndFree(Session session) throws InterruptedException {
        GraphRun run = begin(session, weaver.next().atOnce());
        await("a graph has begun", () -> run.acknowledged().recorded() > 0);
        disk.fill(BETWEEN);
        await("a new graph is refused", () -> isRefused(session));
        disk.fill(DISPATCH - BETWEEN / 4);
        await("the graph says that it is paused", () -> run.standstill().contains("paused: the disk of"));
        awaitQuiet(run);
        disk.fill(leftMegabytes);
        int kept = run.acknowledged().recorded();
        mayHeal.await();
        if (run.acknowledged().recorded() > kept) {
            findings.add("from " + kept + " to " + run.acknowledged().recorded() + " tasks were recorded while the disk"
                    + " was full");
        }
        disk.free();
        await("the graph has ended", () -> run.stage() == GraphRun.Stage.ENDED);
        GraphRun next = begin(session, weaver.next().atOnce());
        await("another graph has ended", () -> next.stage() == GraphRun.Stage.ENDED);
    }

    private GraphRun begin(Session session, Weave weave) {
        GraphRun run = new GraphRun(session, weave);
        runs.add(run);
        Thread client = new Thread(run, "akkord-chaos-client");
        client.setDaemon(true);
        client.start();
        return run;
    }

    /** What was taken all the same, before the disk was looked at again, has to end as any other. */
    private boolean isRefused(Session session) {
        Weave weave = weaver.next().atOnce();
        try {
            session.submit(weave.graph(), weave.options());
            begin(session, weave);
            return false;
        } catch (GraphRejectedException e) {
            return String.valueOf(e.getMessage()).contains("no new graph is taken");
        }
    }

    /** What was dispatched before the pause still runs, and there is room to record it. */
    private void awaitQuiet(GraphRun run) throws InterruptedException {
        int[] last = {-1};
        long[] since = {System.nanoTime()};
        await("what was dispatched before the pause has ended", () -> {
            int now = run.acknowledged().recorded();
            since[0] = now == last[0] ? since[0] : System.nanoTime();
            last[0] = now;
            return System.nanoTime() - since[0] > TimeUnit.SECONDS.toNanos(QUIET_SECONDS);
        });
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AkkordException("not within " + PATIENCE_SECONDS + " s: " + what + "; its first graph: "
                        + runs.get(0).standstill());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** The disk may be made room on, once all has been seen. */
    public void heal() {
        mayHeal.countDown();
    }

    /** Whether it has ended; what follows may be asked only then. */
    public boolean isOver() {
        return over;
    }

    /** What was not as it should be, for people. */
    public List<String> findings() {
        return List.copyOf(findings);
    }

    /** The graphs that were taken. */
    public List<GraphRun> runs() {
        return List.copyOf(runs);
    }

    /** The LevelDB directory. */
    public Path journal() {
        return disk.directory().resolve("journal");
    }

    @Override
    public void close() {
        disk.close();
    }
}
