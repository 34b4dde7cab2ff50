package io.akkord.actors.worker;

/** An input that was in the result store is not there any more, such as a spilled one whose file is damaged. */
final class InputGoneException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int task;

    InputGoneException(int task) {
        super("the result of task " + task + " is gone from this worker's store");
        this.task = task;
    }

    int task() {
        return task;
    }
}
