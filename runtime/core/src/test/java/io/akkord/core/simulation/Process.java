package io.akkord.core.simulation;

import java.util.ArrayDeque;

/** Something that can die, and that can freeze: then everything that should happen in it happens when it thaws. */
class Process {

    private final VirtualTime time;
    private final ArrayDeque<Runnable> deferred = new ArrayDeque<>();
    private boolean alive = true;
    private boolean frozen;

    Process(VirtualTime time) {
        this.time = time;
    }

    boolean isAlive() {
        return alive;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Lets something happen in this process after a while, if it lives then. */
    final void after(long nanos, Runnable action) {
        time.after(nanos, () -> happen(action));
    }

    private void happen(Runnable action) {
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

    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
        for (int n = deferred.size(); n > 0; n--) {
            time.after(0, deferred.remove());
        }
    }
}
