/**
 * The failure drill: a graph whose every task leaves a trace, a cluster that is killed as a whole again and again, and a
 * count of what ran although its result was safe.
 */
@NullMarked
package io.akkord.samples.drill;

import org.jspecify.annotations.NullMarked;
