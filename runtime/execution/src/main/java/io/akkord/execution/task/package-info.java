/** One task's body: its arguments put together, its run on a slot, and what it returned or threw. */
@NullMarked
package io.akkord.execution.task;

import org.jspecify.annotations.NullMarked;
