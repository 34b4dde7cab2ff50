/** What faults act on: the nodes, the database and the stream of graphs of one run of the chaos suite. */
@NullMarked
package io.akkord.samples.chaos.stage;

import org.jspecify.annotations.NullMarked;
