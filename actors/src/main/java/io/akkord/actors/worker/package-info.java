/** The worker of a node, its task actors, and what of it outlives an actor system. */
@NullMarked
package io.akkord.actors.worker;

import org.jspecify.annotations.NullMarked;
