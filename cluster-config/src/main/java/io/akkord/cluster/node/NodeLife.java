package io.akkord.cluster.node;

import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import io.akkord.actors.NodeSettings;
import io.akkord.api.AkkordException;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.cluster.settings.HostPort;
import io.akkord.cluster.settings.NodePlan;
import io.akkord.cluster.settings.Role;
import io.akkord.cluster.settings.Units;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lives of a node: one actor system after the other in the same process, over the same worker host.
 *
 * <p>A worker whose coordinator is gone cannot stay a member, and Akka lets no actor system join twice. So when no
 * coordinator can be reached, or the split brain resolver ended the system, a new system is made and joins as soon as a
 * coordinator answers; slots, running tasks and results stay in the host. A coordinator that was ended this way comes
 * back from its journal. A node that cannot stay up, or finds no coordinator for {@code orphan-timeout}, ends.
 */
final class NodeLife {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLife.class);
    private static final int RENEWALS_A_MINUTE = 20;
    private static final long PAUSE_MILLIS = 500;

    /**
     * One actor system with what runs on it.
     *
     * @param exitHook ends the node when the JVM ends; Akka keeps the connections open until it has run
     * @param founding of a coordinator with a shared journal
     */
    private record Life(
            ActorSystem<?> system,
            NodeActors.Running running,
            CompletableFuture<Void> cutOff,
            Cancellable exitHook,
            Optional<Founding> founding) {

        /** Completes when this life is over: without a coordinator, or ended by the cluster. */
        CompletableFuture<Object> over() {
            return CompletableFuture.anyOf(
                    cutOff,
                    running.orphaned().toCompletableFuture(),
                    running.askedToLeave().toCompletableFuture(),
                    system.getWhenTerminated().toCompletableFuture());
        }
    }

    private final NodePlan plan;
    private final NodeSettings settings;
    private final NodeActors actors;
    private final Optional<NodeActors.Host> host;
    private final Runnable close;
    private final CompletableFuture<String> unwell;
    private final CompletableFuture<Void> closing = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Deque<Long> renewals = new ArrayDeque<>();
    private @Nullable Life life;

    /** @param close closes the node: for when the JVM ends while it is running, or somebody wants it to leave */
    NodeLife(NodePlan plan, NodeSettings settings, NodeActors actors, Optional<NodeActors.Host> host, Runnable close) {
        this.close = close;
        this.unwell = host.map(each -> each.unwell().toCompletableFuture()).orElseGet(CompletableFuture::new);
        this.plan = plan;
        this.settings = settings;
        this.actors = actors;
        this.host = host;
    }

    /** Begins the first life and waits until it is a member of the cluster. */
    void begin() {
        life = beginOnce(deadline());
        Thread thread = new Thread(this::watch, "akkord-node");
        thread.setDaemon(true);
        thread.start();
    }

    ClusterAccess access() {
        return present().running().access();
    }

    HostPort address() {
        return ActorSystems.address(present().system());
    }

    /** Completes when the node has ended, exceptionally if it ended by itself. */
    CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    /** Ends the node, gracefully where others are served by that. */
    void end() {
        closing.complete(null);
        synchronized (this) {
            if (life != null) {
                end(life);
                life = null;
            }
        }
        ended.complete(null);
    }

    private synchronized Life present() {
        if (life == null) {
            throw new AkkordException("the node is not in a cluster at the moment");
        }
        return life;
    }

    private void watch() {
        try {
            while (!closing.isDone()) {
                Life now = present();
                waitFor(CompletableFuture.anyOf(closing, now.over(), illness()));
                if (!closing.isDone()) {
                    take(now);
                }
            }
        } catch (RuntimeException e) {
            if (!closing.isDone()) {
                LOG.error("the node ends: {}", e.getMessage());
                ended.completeExceptionally(e);
            }
        }
    }

    /** A coordinator stays: its graphs need it more than a healthy worker. */
    private CompletableFuture<String> illness() {
        return plan.is(Role.COORDINATOR) ? new CompletableFuture<>() : unwell;
    }

    /** Something has happened to the present life that is not the node's own end. */
    private void take(Life now) {
        if (now.running().askedToLeave().toCompletableFuture().isDone()) {
            LOG.info("the node was asked to leave");
            close.run();
        } else if (illness().isDone()) {
            String why = illness().join();
            LOG.error("the worker is unwell: {}; it is given nothing more", why);
            drain(now.running());
            throw new AkkordException("the worker is unwell: " + why
                    + ". Its process ends; start it again, and give such tasks code that ends when it is interrupted");
        } else {
            LOG.warn("{}", lost());
            renew();
        }
    }

    private String lost() {
        return plan.is(Role.COORDINATOR) && !plan.join().isEmpty()
                ? "this coordinator cannot reach most of the others, or they gave it up: its graphs are theirs now. It"
                        + " stops, starts a new actor system, and joins them again as soon as they answer"
                : "the node lost its cluster; it starts a new actor system and joins again";
    }

    private synchronized void renew() {
        requireStable();
        Life old = present();
        life = null;
        old.exitHook().cancel();
        old.running().close();
        ActorSystems.abandon(old.system());
        old.founding().ifPresent(Founding::close);
        life = begin(deadline());
    }

    /** Tries until the deadline: a fixed port may still be taken by the system before. */
    private Life begin(long deadline) {
        while (true) {
            try {
                return beginOnce(deadline);
            } catch (NodeStartException e) {
                if (closing.isDone() || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LOG.warn("{}", e.getMessage());
                pause();
            }
        }
    }

    private Life beginOnce(long deadline) {
        ActorSystem<Void> system = ActorSystems.create(plan);
        Optional<Founding> founding = Optional.empty();
        try {
            MembershipWatch membership = ActorSystems.join(system, plan);
            if (Founding.isFor(plan)) {
                founding = Optional.of(Founding.begin(system, plan));
            }
            CompletableFuture<Void> up = membership.up();
            CompletableFuture<?> refused = founding.map(Founding::refused).orElseGet(CompletableFuture::new);
            waitFor(
                    CompletableFuture.anyOf(
                            up, closing, refused, system.getWhenTerminated().toCompletableFuture()),
                    deadline);
            if (!up.isDone()) {
                throw new NodeStartException("the actor system ended while it joined " + plan.join(), null);
            }
            founding.ifPresent(Founding::member);
            NodeActors.Running running = actors.start(system, settings, host);
            return new Life(system, running, membership.cutOff(), ActorSystems.atExit(system, close), founding);
        } catch (RuntimeException e) {
            ActorSystems.abandon(system);
            founding.ifPresent(Founding::close);
            throw e;
        }
    }

    private void end(Life old) {
        old.exitHook().cancel();
        boolean alone = plan.is(Role.COORDINATOR) && plan.join().isEmpty();
        if (!alone) {
            drain(old.running());
        }
        old.running().settle().toCompletableFuture().join();
        old.running().close();
        if (alone) {
            ActorSystems.abandon(old.system());
        } else {
            ActorSystems.leave(old.system());
        }
        old.founding().ifPresent(Founding::close);
    }

    /** Lets running tasks end, and others take what only this worker has. */
    private void drain(NodeActors.Running running) {
        Duration patience = settings.worker().leaveTimeout();
        try {
            running.drain().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "the worker leaves after {} (akkord.worker.leave-timeout), though tasks run here or others have not"
                            + " taken all its results: these are made again where they are needed",
                    Units.show(patience));
        } catch (ExecutionException e) {
            LOG.warn("the worker leaves at once", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A node that starts again and again does harm: better it ends, and says so. */
    private void requireStable() {
        long now = System.nanoTime();
        renewals.addLast(now);
        while (now - renewals.getFirst() > TimeUnit.MINUTES.toNanos(1)) {
            renewals.removeFirst();
        }
        if (renewals.size() > RENEWALS_A_MINUTE) {
            throw new AkkordException("the node's actor system ended more than " + RENEWALS_A_MINUTE
                    + " times within a minute; the log says why");
        }
    }

    private long deadline() {
        return System.nanoTime() + settings.worker().orphanTimeout().toNanos();
    }

    private void waitFor(CompletableFuture<?> future, long deadline) {
        try {
            future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            Duration timeout = settings.worker().orphanTimeout();
            throw new ClusterUnavailableException("no coordinator answered at " + plan.join() + " for "
                    + Units.show(timeout) + " (akkord.worker.orphan-timeout); is one running, under the name "
                    + plan.name() + "?");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NodeStartException refusal) {
                throw refusal;
            }
            throw new AkkordException("the actor system failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AkkordException("interrupted while waiting for the cluster", e);
        }
    }

    private static void waitFor(CompletableFuture<?> future) {
        future.handle((value, failure) -> value).join();
    }

    private void pause() {
        try {
            closing.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("trying again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
