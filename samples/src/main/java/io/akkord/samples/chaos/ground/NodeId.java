package io.akkord.samples.chaos.ground;

/**
 * A place for a node; who dies there is followed by another.
 *
 * @param coordinator else a worker
 * @param number 0 for the first of its kind
 */
public record NodeId(boolean coordinator, int number) {

    @Override
    public String toString() {
        return (coordinator ? "coordinator " : "worker ") + (number + 1);
    }
}
