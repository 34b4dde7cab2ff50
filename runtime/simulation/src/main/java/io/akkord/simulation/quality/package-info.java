/**
 * How good schedules are: bounds and baselines that know everything beforehand, and reports that compare the production
 * core's runs in the simulator with them. May use api, core and the simulator. Values are immutable.
 */
@NullMarked
package io.akkord.simulation.quality;

import org.jspecify.annotations.NullMarked;
