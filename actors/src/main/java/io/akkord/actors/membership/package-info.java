/** Who works: registration, heartbeats and leases. */
@NullMarked
package io.akkord.actors.membership;

import org.jspecify.annotations.NullMarked;
