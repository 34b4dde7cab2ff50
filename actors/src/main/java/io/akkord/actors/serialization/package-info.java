/** How messages become bytes, within limits. */
@NullMarked
package io.akkord.actors.serialization;

import org.jspecify.annotations.NullMarked;
