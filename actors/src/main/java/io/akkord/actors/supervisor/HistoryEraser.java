package io.akkord.actors.supervisor;

import akka.actor.Props;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.AbstractPersistentActor;
import akka.persistence.DeleteMessagesFailure;
import akka.persistence.DeleteMessagesSuccess;
import akka.persistence.DeleteSnapshotsFailure;
import akka.persistence.DeleteSnapshotsSuccess;
import akka.persistence.Recovery;
import akka.persistence.RecoveryCompleted;
import akka.persistence.SnapshotSelectionCriteria;

/**
 * Deletes the beginning of one history: snapshots and then events, in whatever journal there is. It writes nothing and ends
 * by itself. Akka's typed entities can delete events only behind a snapshot, so this is a classic one beside the writer,
 * who may go on meanwhile.
 */
final class HistoryEraser extends AbstractPersistentActor {

    private static final String BLOCKING = "akka.actor.default-blocking-io-dispatcher";

    /**
     * What goes.
     *
     * @param snapshotsTo snapshots up to this event; 0 for none
     * @param eventsTo events up to this one; 0 for none
     * @param first is done before anything else, and may block
     */
    record Order(String persistenceId, long snapshotsTo, long eventsTo, Runnable first) {}

    private final Order order;
    private final ActorRef<Boolean> whoAsks;

    private HistoryEraser(Order order, ActorRef<Boolean> whoAsks) {
        this.order = order;
        this.whoAsks = whoAsks;
    }

    /** Begins; {@code whoAsks} is told whether it succeeded. Doing it again does no harm. */
    static void begin(akka.actor.typed.javadsl.ActorContext<?> context, Order order, ActorRef<Boolean> whoAsks) {
        Adapter.actorOf(
                context,
                Props.create(HistoryEraser.class, () -> new HistoryEraser(order, whoAsks))
                        .withDispatcher(BLOCKING));
    }

    @Override
    public String persistenceId() {
        return order.persistenceId();
    }

    @Override
    public Recovery recovery() {
        return Recovery.none();
    }

    @Override
    public Receive createReceiveRecover() {
        return receiveBuilder()
                .match(RecoveryCompleted.class, completed -> begin())
                .build();
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(DeleteSnapshotsSuccess.class, done -> eraseEvents())
                .match(DeleteMessagesSuccess.class, done -> end(true))
                .match(DeleteSnapshotsFailure.class, failed -> fail(failed.cause()))
                .match(DeleteMessagesFailure.class, failed -> fail(failed.cause()))
                .build();
    }

    private void begin() {
        try {
            order.first().run();
            if (order.snapshotsTo() > 0) {
                deleteSnapshots(new SnapshotSelectionCriteria(order.snapshotsTo(), Long.MAX_VALUE, 0, 0));
            } else {
                eraseEvents();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void eraseEvents() {
        if (order.eventsTo() > 0) {
            deleteMessages(order.eventsTo());
        } else {
            end(true);
        }
    }

    private void fail(Throwable cause) {
        getContext()
                .getSystem()
                .log()
                .warning("the beginning of {} is not deleted: {}", order.persistenceId(), cause.toString());
        end(false);
    }

    private void end(boolean success) {
        whoAsks.tell(success);
        getContext().stop(getSelf());
    }
}
