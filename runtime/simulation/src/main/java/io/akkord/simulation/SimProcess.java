package io.akkord.simulation;

import java.util.ArrayDeque;

/** Something that can die, and that can freeze: then everything that should happen in it happens when it thaws. */
class SimProcess {

    private final VirtualTime time;
    private final ArrayDeque<Runnable> deferred = new ArrayDeque<>();
    private boolean alive = true;
    private boolean frozen;

    SimProcess(VirtualTime time) {
        this.time = time;
    }

    final boolean isAlive() {
        return alive;
    }

    final boolean isFrozen() {
        return frozen;
    }

    /** Lets something happen in this process after a while, if it lives then. */
    final void after(long nanos, Runnable action) {
        time.after(nanos, () -> happen(action));
    }

    /** Lets something happen in this process now, or when it thaws, if it lives then. */
    final void happen(Runnable action) {
        if (frozen) {
            deferred.add(() -> happen(action));
        } else if (alive) {
            action.run();
        }
    }

    final void every(long nanos, Runnable action) {
        after(nanos, () -> {
            action.run();
            every(nanos, action);
        });
    }

    void die() {
        alive = false;
        frozen = false;
        deferred.clear();
    }

    final void freeze() {
        frozen = true;
    }

    final void thaw() {
        frozen = false;
        for (int n = deferred.size(); n > 0; n--) {
            time.after(0, deferred.remove());
        }
    }
}
