package io.akkord.core.placement;

/** The worker with the least unfinished work for each of its slots; the earlier one of equals. */
final class LeastLoadedPlacement implements Placement {

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        int best = -1;
        long bestScore = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        for (int i = 0; i < candidates.count(); i++) {
            if (candidates.allows(i, task) && candidates.hasCredit(i)) {
                long score = candidates.inFlight(i) * 1000L / candidates.slots(i);
                if (score < bestScore) {
                    second = bestScore;
                    bestScore = score;
                    best = i;
                } else {
                    second = Math.min(second, score);
                }
            }
        }
        return best >= 0
                && choice.choose(
                        best, (int) Math.min(bestScore, Integer.MAX_VALUE), (int) Math.min(second, Integer.MAX_VALUE));
    }
}
