package io.akkord.api;

/** An operation without arguments. */
@FunctionalInterface
public non-sealed interface Operation0<R> extends Operation {
    R apply() throws Exception;
}
