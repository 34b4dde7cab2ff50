package io.akkord.api;

/** An operation of two arguments. */
@FunctionalInterface
public non-sealed interface Operation2<A, B, R> extends Operation {
    R apply(A a, B b) throws Exception;
}
