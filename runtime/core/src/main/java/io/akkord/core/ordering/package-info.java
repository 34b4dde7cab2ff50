/** Orderings: one number for each task of a graph; of two tasks that can run, the one with the larger number goes first. */
@NullMarked
package io.akkord.core.ordering;

import org.jspecify.annotations.NullMarked;
