package io.akkord.samples.chaos.work;

/** Operations that throw errors, and one that does not. */
public final class Thrower {

    private Thrower() {}

    /** Throws the kind of error that the number stands for, counted round and round. */
    public static int raise(int number) {
        UserError[] errors = UserError.values();
        errors[number % errors.length].raise();
        return number;
    }

    /** What a worker does that has survived. */
    public static int half(int number) {
        return number / 2;
    }
}
