/**
 * A node's life: from settings to a running actor system, and through its restarts. Used by {@link io.akkord.Akkord}, by
 * the command line and by programs that start nodes of their own.
 */
@NullMarked
package io.akkord.cluster.node;

import org.jspecify.annotations.NullMarked;
