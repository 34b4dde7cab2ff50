package io.akkord.core.message;

import java.util.List;

/**
 * An exception as it travels and is journaled: bounded text, never an object.
 *
 * @param type class name
 * @param message its message; empty if it had none
 * @param stack one entry a frame: {@code class|method|file|line}, the outermost last
 * @param causes the cause if there is one, as a list of at most one
 */
public record Failure(String type, String message, List<String> stack, List<Failure> causes) {

    public Failure {
        stack = List.copyOf(stack);
        causes = List.copyOf(causes);
    }

    /** A failure that the runtime itself found, without a stack. */
    public static Failure of(String type, String message) {
        return new Failure(type, message, List.of(), List.of());
    }

    @Override
    public String toString() {
        return message.isEmpty() ? type : type + ": " + message;
    }
}
