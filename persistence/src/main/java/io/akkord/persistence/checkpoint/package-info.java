/**
 * Results of tasks as durable files, in a directory that all nodes of a cluster share. For workers, which store, and for
 * whoever hands results out. Safe for use by several threads and processes.
 */
@NullMarked
package io.akkord.persistence.checkpoint;

import org.jspecify.annotations.NullMarked;
