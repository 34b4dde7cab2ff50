/** Chunked arrays on several workers: the same results whoever computes what, and whoever dies. */
@NullMarked
package io.akkord.samples.arrays;

import org.jspecify.annotations.NullMarked;
