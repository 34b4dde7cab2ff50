package io.akkord.api;

/** An operation of one argument. */
@FunctionalInterface
public non-sealed interface Operation1<A, R> extends Operation {
    R apply(A a) throws Exception;
}
