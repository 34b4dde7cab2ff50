/**
 * Graphs to simulate and to run: read from WfFormat, Standard Task Graph and Dask-style files, or generated after Task
 * Bench, the RSDS suite, Estee and by chance from a seed. May use api and core; the classes are immutable or for one thread.
 */
@NullMarked
package io.akkord.simulation.workload;

import org.jspecify.annotations.NullMarked;
