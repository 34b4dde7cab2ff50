/** Kernels of the matrix sample: dense blocks, their product and sum, and grids of them. JDK only. */
@NullMarked
package io.akkord.samples.matmul;

import org.jspecify.annotations.NullMarked;
