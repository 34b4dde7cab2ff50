/** Measures chunked arrays: what NumPy and Dask are measured with too. */
@NullMarked
package io.akkord.samples.bench.array;

import org.jspecify.annotations.NullMarked;
