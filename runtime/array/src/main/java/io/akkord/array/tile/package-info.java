/** The small machine that evaluates fused elementwise expressions, a tile of cache size at a time. */
@NullMarked
package io.akkord.array.tile;

import org.jspecify.annotations.NullMarked;
