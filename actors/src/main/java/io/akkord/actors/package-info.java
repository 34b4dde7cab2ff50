/** Akka Typed shells around the core: supervisors, workers, task actors, membership and the client. */
@NullMarked
package io.akkord.actors;

import org.jspecify.annotations.NullMarked;
