/** What the catalogue's events add up to. For one thread. */
@NullMarked
package io.akkord.persistence.catalogue;

import org.jspecify.annotations.NullMarked;
