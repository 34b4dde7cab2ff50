/** The inner parts of the runtime, each by itself, measured by JMH; {@link InnerBenchmarks} says how to run them. */
package io.akkord.samples.bench.inner;
