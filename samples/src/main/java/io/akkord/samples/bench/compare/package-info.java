/** Our benchmarks and those of other runtimes in turn, in one run. */
@NullMarked
package io.akkord.samples.bench.compare;

import org.jspecify.annotations.NullMarked;
