package io.akkord.execution.task;

import io.akkord.execution.operation.ResolvedOperation;

/** Knows which frames at the bottom of a stack trace are the runtime's and not the user's. */
final class RuntimeFrames {

    private static final String ENTRY = ResolvedOperation.class.getName();

    private RuntimeFrames() {}

    /** How many frames from the top are above the runtime's call of the user's function; all if it is not among them. */
    static int userEnd(StackTraceElement[] frames) {
        int entry = frames.length - 1;
        while (entry >= 0 && !frames[entry].getClassName().equals(ENTRY)) {
            entry--;
        }
        int end = entry;
        while (end > 0 && frames[end - 1].getClassName().startsWith("java.lang.invoke.")) {
            end--;
        }
        return end <= 0 ? frames.length : end;
    }
}
