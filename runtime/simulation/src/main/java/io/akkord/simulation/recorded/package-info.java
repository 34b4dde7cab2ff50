/**
 * Runs that really happened, as their journals tell, made into simulations: first of what happened, which shows how far the
 * simulator is off, then of what would happen elsewhere. May use api, core, the simulator and workloads.
 */
@NullMarked
package io.akkord.simulation.recorded;

import org.jspecify.annotations.NullMarked;
