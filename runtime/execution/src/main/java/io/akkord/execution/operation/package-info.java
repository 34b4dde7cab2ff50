/** The user's functions: named when a graph is compiled, found again by name where a task runs. */
@NullMarked
package io.akkord.execution.operation;

import org.jspecify.annotations.NullMarked;
