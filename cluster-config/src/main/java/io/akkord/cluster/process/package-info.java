/**
 * Real nodes as child processes on this machine: for demonstrations, benchmarks and tests that kill. They are ended with
 * this JVM, however it ends.
 */
@NullMarked
package io.akkord.cluster.process;

import org.jspecify.annotations.NullMarked;
