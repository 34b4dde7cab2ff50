/** A session that runs graphs in the caller's thread, for debugging. */
@NullMarked
package io.akkord.execution.inline;

import org.jspecify.annotations.NullMarked;
