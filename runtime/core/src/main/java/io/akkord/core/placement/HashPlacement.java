package io.akkord.core.placement;

/**
 * Rendezvous hashing (Thaler and Ravishankar, 1998), weighted by slots: each worker gets a score from the hash of (task,
 * worker), and the best wins. When a worker comes or goes, only the tasks that it wins or had won move.
 */
final class HashPlacement implements Placement {

    private final long seed;

    HashPlacement(long seed) {
        this.seed = seed;
    }

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        int best = -1;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.count(); i++) {
            if (candidates.allows(i, task)) {
                double score = score(task, candidates.workerId(i), candidates.slots(i));
                if (score > bestScore) {
                    bestScore = score;
                    best = i;
                }
            }
        }
        return FixedChoice.take(best, candidates, choice);
    }

    /** Weighted rendezvous: -slots / ln(u) with u uniform in (0, 1). */
    private double score(int task, String workerId, int slots) {
        long hash = FixedChoice.mix(FixedChoice.mix(task + seed) ^ FixedChoice.mix(workerId.hashCode()));
        double uniform = ((hash >>> 11) + 0.5) * 0x1p-53;
        return -slots / Math.log(uniform);
    }
}
