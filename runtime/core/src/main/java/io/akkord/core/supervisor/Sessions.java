package io.akkord.core.supervisor;

import io.akkord.core.liveness.WorkerInfo;
import java.util.BitSet;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The supervisor's present links to workers, by worker number. Not part of the truth: rebuilt in every life. */
final class Sessions {

    /** One worker under one registration. */
    static final class Session {
        final int worker;
        final WorkerInfo info;
        /** It has answered with its inventory; before that nothing is dispatched to it. See {@link #adopt}. */
        boolean adopted;
        /** It was told that the graph has ended. */
        boolean closed;

        /** Numbers of the workers that it was named as sources. */
        final BitSet introduced = new BitSet();
        /** It was asked to give tasks back and has not answered. */
        boolean retracting;
        /** How many of its tasks could run when it last answered; while it is as many, it is not asked again. */
        int readyAtAnswer = -1;

        /** Expected work left of the graph, as it was last told; 0 if it was not. */
        long toldMicros;

        /** What its bodies are as far as it has told. */
        Executing executing = Executing.NOTHING;

        /** The code there of the operations that it said to be changed, by row. */
        final TreeMap<Integer, Long> changedCode = new TreeMap<>();
        /** Rows whose tasks it does not run for that, fused ones included. */
        final BitSet refusedOperations = new BitSet();
        /** It is about to leave; null if it is not. */
        @Nullable
        Farewell farewell;

        int definedOperations;
        int definedOptions;

        Session(int worker, WorkerInfo info) {
            this.worker = worker;
            this.info = info;
        }
    }

    private final TreeMap<Integer, Session> byWorker = new TreeMap<>();
    private long version;

    /** Grows whenever a session comes, goes or is adopted. */
    long version() {
        return version;
    }

    /** The worker has answered with its inventory. */
    void adopt(Session session) {
        session.adopted = true;
        version++;
    }

    /** What a worker may run has changed. */
    void changed() {
        version++;
    }

    /** The worker is about to leave, and is given nothing any more. */
    Farewell leave(Session session) {
        Farewell farewell = new Farewell();
        session.farewell = farewell;
        version++;
        return farewell;
    }

    @Nullable
    Session get(int worker) {
        return byWorker.get(worker);
    }

    void put(Session session) {
        byWorker.put(session.worker, session);
        version++;
    }

    void remove(int worker) {
        byWorker.remove(worker);
        version++;
    }

    /** In ascending order of worker number. */
    Collection<Session> all() {
        return byWorker.values();
    }

    /** Bytes of results that the adopted workers keep in memory; 0 if one of them does not say. */
    long memoryBytes() {
        long sum = 0;
        for (Session session : byWorker.values()) {
            if (session.adopted && session.info.memoryBytes() <= 0) {
                return 0;
            }
            sum += session.adopted ? session.info.memoryBytes() : 0;
        }
        return sum;
    }

    int adoptedCount() {
        int count = 0;
        for (Session session : byWorker.values()) {
            count += session.adopted ? 1 : 0;
        }
        return count;
    }
}
