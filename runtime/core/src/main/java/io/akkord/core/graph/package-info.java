/** Compiled graphs: tasks as dense numbers, edges as arrays, and the compiler that makes them from tasks of the api. */
@NullMarked
package io.akkord.core.graph;

import org.jspecify.annotations.NullMarked;
