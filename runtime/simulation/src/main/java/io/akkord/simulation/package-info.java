/**
 * A whole cluster in one thread and in virtual time: one supervisor with its journal, workers, the links and transfers
 * between them, and faults. The production core decides everything; only its surroundings are simulated. Everything that
 * happens follows from the plan and its seed. May use api and core; for one thread at a time.
 */
@NullMarked
package io.akkord.simulation;

import org.jspecify.annotations.NullMarked;
