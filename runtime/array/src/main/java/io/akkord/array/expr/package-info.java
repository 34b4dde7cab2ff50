/**
 * Lazy expressions as nodes, what of them is fused, and how they become tasks. Internal: users go through {@link
 * io.akkord.array.Chunked}.
 */
@NullMarked
package io.akkord.array.expr;

import org.jspecify.annotations.NullMarked;
