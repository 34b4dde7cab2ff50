/** One event-sourced actor a graph, the catalogue that wakes it, and the gateway through which clients reach it. */
@NullMarked
package io.akkord.actors.supervisor;

import org.jspecify.annotations.NullMarked;
