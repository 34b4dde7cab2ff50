/**
 * Wall clocks that jump: an agent in a node's JVM lets everything that asks for wall time get it shifted. Must use nothing
 * but the JDK, because the JDK's own classes are made to call it.
 */
@NullMarked
package io.akkord.samples.chaos.clock;

import org.jspecify.annotations.NullMarked;
