/** Graphs in the style of Task Bench, really run: rates, and the smallest task that is still run efficiently. */
@NullMarked
package io.akkord.samples.bench.taskbench;

import org.jspecify.annotations.NullMarked;
