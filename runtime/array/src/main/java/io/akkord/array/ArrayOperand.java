package io.akkord.array;

import io.akkord.array.expr.Node;

/** What the families of operations on {@link Chunked} share. */
sealed interface ArrayOperand
        permits Arithmetic, Functions, Reducible, Statistics, Indexable, Shapeable, Neighbourhoods {

    /** The expression; for the library's own use. */
    Node node();
}
