/** Sharding strategies: which worker a task goes to. */
@NullMarked
package io.akkord.core.placement;

import org.jspecify.annotations.NullMarked;
