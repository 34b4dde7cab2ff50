package io.akkord.api;

/** An operation of three arguments. */
@FunctionalInterface
public non-sealed interface Operation3<A, B, C, R> extends Operation {
    R apply(A a, B b, C c) throws Exception;
}
