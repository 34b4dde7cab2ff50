/** Results between workers, over plain or mutually authenticated connections of their own. */
@NullMarked
package io.akkord.execution.transfer;

import org.jspecify.annotations.NullMarked;
