/** Measurements of the scheduler and the workers' dataflow by hand, without network, encoding or bodies. */
package io.akkord.core.simulation;
