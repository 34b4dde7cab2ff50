/** Leases of workers: who is registered, and whose time has run out. */
@NullMarked
package io.akkord.core.liveness;

import org.jspecify.annotations.NullMarked;
