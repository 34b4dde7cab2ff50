/**
 * A whole cluster in one thread and in virtual time, drawn from a seed: one supervisor with its journal, workers, the links
 * between them over an unreliable network, and faults. Everything that it does follows from the seed.
 */
package io.akkord.core.simulation;
