package io.akkord.core.placement;

import io.akkord.api.StableHash;

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
        long ofTask = StableHash.mix(task + seed);
        int best = -1;
        double bestDraw = 0;
        for (int i = 0; i < candidates.count(); i++) {
            if (candidates.allows(i, task)) {
                double draw = draw(ofTask, candidates.workerId(i));
                if (best < 0 || wins(draw, candidates.slots(i), bestDraw, candidates.slots(best))) {
                    best = i;
                    bestDraw = draw;
                }
            }
        }
        return FixedChoice.take(best, candidates, choice);
    }

    /** Uniform in (0, 1). */
    private static double draw(long ofTask, String workerId) {
        long hash = StableHash.mix(ofTask ^ StableHash.mix(workerId.hashCode()));
        return ((hash >>> 11) + 0.5) * 0x1p-53;
    }

    /** Weighted rendezvous: the score is -slots / ln(draw), which among equal slots grows with the draw. */
    private static boolean wins(double draw, int slots, double otherDraw, int otherSlots) {
        return slots == otherSlots ? draw > otherDraw : -slots / Math.log(draw) > -otherSlots / Math.log(otherDraw);
    }
}
