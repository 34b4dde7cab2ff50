/** What a node may run and which classes it may make from bytes. */
@NullMarked
package io.akkord.execution.allow;

import org.jspecify.annotations.NullMarked;
