/** Parts of large images: what runs on workers for {@link io.akkord.image.LargeImages}. Safe for use by several threads. */
@NullMarked
package io.akkord.image.tile;

import org.jspecify.annotations.NullMarked;
