/** Benchmarks on real processes; each says what it measures. */
@NullMarked
package io.akkord.samples.bench;

import org.jspecify.annotations.NullMarked;
