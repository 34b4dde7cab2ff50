/**
 * What the chaos suite runs: graphs of several shapes, drawn by seed, whose outputs a sequential oracle knows. Public
 * only as far as workers must find the operations.
 */
@NullMarked
package io.akkord.samples.chaos.work;

import org.jspecify.annotations.NullMarked;
