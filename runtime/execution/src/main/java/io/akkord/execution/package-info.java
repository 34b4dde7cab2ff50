/**
 * The effects on one worker: operations by name, values as bytes, slots, results, transfers, and the inline session.
 *
 * <p>{@code allow} says what may run; {@code value} turns values into bytes; {@code operation} names and finds the
 * user's functions; {@code task} runs their bodies on slots; {@code result} keeps what they returned; {@code transfer}
 * moves it between workers; {@code inline} runs a whole graph in the caller's thread.
 */
@NullMarked
package io.akkord.execution;

import org.jspecify.annotations.NullMarked;
