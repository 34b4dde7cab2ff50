/** Compact binary form of columns: variable-length integers and deltas. */
@NullMarked
package io.akkord.core.packed;

import org.jspecify.annotations.NullMarked;
