/** Sessions on a cluster, from inside and from outside. */
@NullMarked
package io.akkord.actors.client;

import org.jspecify.annotations.NullMarked;
