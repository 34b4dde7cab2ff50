package io.akkord.api;

import java.io.Serializable;

/**
 * A user's function, which travels to workers by its name: a static, constructor or unbound instance method
 * reference, a record that implements one of the functional interfaces below, or a lambda within the limits that
 * {@code docs/architecture.md} gives.
 *
 * <p>{@link Serializable} only makes the compiler keep the name of the method; nothing is ever written by Java
 * serialization. Operations are pure unless the task is marked {@link Task#impure()}: they may run more than once and
 * ahead of the journal, and their results are shared between tasks, so they must not change their arguments.
 */
public sealed interface Operation extends Serializable
        permits Operation0, Operation1, Operation2, Operation3, Operation4 {}
