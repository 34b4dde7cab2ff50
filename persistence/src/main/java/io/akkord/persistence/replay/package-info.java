/**
 * A graph's past, offline: its verified events, their rendering for people and tools, its stored snapshots, and the proof
 * that both lead to the same state. For the command line and for tests; nothing here needs an actor system.
 */
@NullMarked
package io.akkord.persistence.replay;

import org.jspecify.annotations.NullMarked;
