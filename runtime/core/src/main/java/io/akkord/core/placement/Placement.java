package io.akkord.core.placement;

/**
 * A sharding strategy: the rule that maps tasks to workers. A strategy may keep what it needs between calls, but takes
 * no clock and no chance other than its seed, so the same calls give the same answers. Tasks come in topological order.
 */
public interface Placement {

    /**
     * Chooses a candidate for a task.
     *
     * @return false if the worker that the strategy wants has no credit now, or none is allowed; the task is offered
     *     again later
     */
    boolean place(int task, Candidates candidates, Choice choice);

    /** What was chosen, with the scores that the journal keeps; lower is better, in the strategy's own unit. */
    final class Choice {
        public int candidate;
        public int score;
        public int runnerUp;

        boolean choose(int winner, int winnerScore, int secondScore) {
            candidate = winner;
            score = winnerScore;
            runnerUp = secondScore;
            return true;
        }
    }
}
