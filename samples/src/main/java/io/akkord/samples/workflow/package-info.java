/** Runs real workflows, recorded elsewhere, with synthetic work of their durations and sizes. */
@NullMarked
package io.akkord.samples.workflow;

import org.jspecify.annotations.NullMarked;
