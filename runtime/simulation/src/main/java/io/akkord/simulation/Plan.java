package io.akkord.simulation;

import io.akkord.api.GraphOptions;
import io.akkord.core.space.RestatementRule;
import io.akkord.core.supervisor.SchedulerSettings;

/**
 * What one run is like, but for its graph.
 *
 * @param seed of everything that is left to chance
 * @param unrecordedLimit as in the worker's settings
 * @param inlineLimit bytes up to which a result travels in messages
 * @param faultsUntil when the last fault may begin
 * @param deadline when the graph must have ended
 * @param pace what happens besides the graph
 * @param scrutiny how much is checked
 */
record Plan(
        long seed,
        ClusterSpec cluster,
        GraphOptions options,
        SchedulerSettings settings,
        int unrecordedLimit,
        int inlineLimit,
        Weather weather,
        Troubles troubles,
        long faultsUntil,
        long deadline,
        boolean cancelled,
        Pace pace,
        Scrutiny scrutiny) {

    /** Whether time is drawn or exact. */
    enum Pace {
        /** Delays are drawn; heartbeats, leases and re-sending go on as in production. */
        LIVELY,
        /**
         * Messages take the latency, a commit its time, everything else none. Nothing is lost, so there are no heartbeats, no
         * leases and no re-sending.
         */
        EXACT
    }

    /** How much is checked. */
    enum Scrutiny {
        /** What costs little, after every step. */
        CHEAP,
        /** Recounts after each commit too, and now and then a replay. The journal is kept. */
        ALL
    }

    /**
     * The network: shares of messages that are lost, repeated and late.
     *
     * @param lateNanos how late these are, on average
     */
    record Weather(double loss, double repeat, double late, long lateNanos) {

        static final Weather FINE = new Weather(0, 0, 0, 0);
    }

    /** Mean times between faults of each kind, and between workers that are told to leave; 0 for none. */
    record Troubles(
            long workerCrash,
            long freeze,
            long cutOff,
            long systemRestart,
            long supervisorCrash,
            long coordinatorCrash,
            long everythingCrash,
            long resultLoss,
            long checkpointDamage,
            double crashAtCommit,
            boolean deathsKnown,
            long leave) {

        Troubles(
                long workerCrash,
                long freeze,
                long cutOff,
                long systemRestart,
                long supervisorCrash,
                long coordinatorCrash,
                long everythingCrash,
                long resultLoss,
                long checkpointDamage,
                double crashAtCommit,
                boolean deathsKnown) {
            this(
                    workerCrash,
                    freeze,
                    cutOff,
                    systemRestart,
                    supervisorCrash,
                    coordinatorCrash,
                    everythingCrash,
                    resultLoss,
                    checkpointDamage,
                    crashAtCommit,
                    deathsKnown,
                    0);
        }

        /** Workers are told to leave too. */
        Troubles withLeave(long mean) {
            return new Troubles(
                    workerCrash,
                    freeze,
                    cutOff,
                    systemRestart,
                    supervisorCrash,
                    coordinatorCrash,
                    everythingCrash,
                    resultLoss,
                    checkpointDamage,
                    crashAtCommit,
                    deathsKnown,
                    mean);
        }

        /** Whether nothing happens but that workers leave. */
        boolean isOnlyLeaving() {
            return leave > 0 && equals(NONE.withLeave(leave));
        }

        static final Troubles NONE = new Troubles(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);
    }

    Plan withScrutiny(Scrutiny value) {
        return new Plan(
                seed,
                cluster,
                options,
                settings,
                unrecordedLimit,
                inlineLimit,
                weather,
                troubles,
                faultsUntil,
                deadline,
                cancelled,
                pace,
                value);
    }

    /** In every third schedule the graph is said again now and then, and each life begins behind what went with that. */
    RestatementRule restatement() {
        return checksAll() && !isExact() && seed % 3 == 0
                ? new RestatementRule((int) (5 + seed % 40))
                : RestatementRule.NEVER;
    }

    boolean isExact() {
        return pace == Pace.EXACT;
    }

    boolean checksAll() {
        return scrutiny == Scrutiny.ALL;
    }
}
