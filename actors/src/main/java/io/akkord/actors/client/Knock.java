package io.akkord.actors.client;

import akka.actor.Identify;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the transport notice coordinators that have started anew. When an actor system ends in good order, Akka drops
 * everything to its address from then on, until a message comes from there, or one goes there by selection. A coordinator has
 * no reason to write to a client that it does not know, and a client's questions go to references: without this, a client
 * whose coordinators all had to join anew would wait for ever. Safe for use by several threads.
 */
final class Knock {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ActorSystem<?> system;
    private final List<? extends ActorRef<?>> others;
    private final AtomicLong last = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    Knock(ActorSystem<?> system, List<? extends ActorRef<?>> others) {
        this.system = system;
        this.others = List.copyOf(others);
    }

    /** Knocks at all of them, at most once a second; nobody waits for an answer. */
    void atAll() {
        long now = System.nanoTime();
        long before = last.get();
        if (now - before >= PAUSE_NANOS && last.compareAndSet(before, now)) {
            others.forEach(this::at);
        }
    }

    private void at(ActorRef<?> other) {
        Adapter.toClassic(system)
                .actorSelection(other.path())
                .tell(new Identify(other.path().name()), akka.actor.ActorRef.noSender());
    }
}
