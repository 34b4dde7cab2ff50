package io.akkord.api;

/** An operation of four arguments. */
@FunctionalInterface
public non-sealed interface Operation4<A, B, C, D, R> extends Operation {
    R apply(A a, B b, C c, D d) throws Exception;
}
