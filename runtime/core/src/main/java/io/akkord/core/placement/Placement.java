package io.akkord.core.placement;

/**
 * A sharding strategy: the rule that maps tasks to workers. A strategy may keep what it needs between calls, but takes
 * no clock and no chance other than its seed, so the same calls give the same answers. A task comes after its inputs.
 */
public interface Placement {

    /**
     * Chooses a candidate for a task.
     *
     * @return false if the task must wait: for the credit of the one candidate that the strategy wants and that it put
     *     into the choice, or, with -1 there, until any that is allowed has credit
     */
    boolean place(int task, Candidates candidates, Choice choice);

    /**
     * Puts the scores of a candidate into the choice that the strategy wanted and that has credit now, after the task has
     * waited for it.
     */
    default void score(int task, int candidate, Candidates candidates, Choice choice) {
        choice.choose(candidate, 0, Long.MAX_VALUE);
    }

    /**
     * Whether the strategy goes by load, so that a task which was given to a worker may as well be moved to another that
     * would start it earlier.
     */
    default boolean followsLoad() {
        return false;
    }

    /**
     * What was chosen, with the scores that the journal keeps; lower is better. Strategies that go by load or by what has
     * to move have expected microseconds until the task starts, a partition those to move the inputs, the others 0.
     */
    final class Choice {
        public int candidate;
        public long score;
        /** Score of the best other candidate that was looked at; {@link Long#MAX_VALUE} if there was none. */
        public long runnerUp;

        public boolean choose(int winner, long winnerScore, long secondScore) {
            candidate = winner;
            score = winnerScore;
            runnerUp = secondScore;
            return true;
        }
    }
}
