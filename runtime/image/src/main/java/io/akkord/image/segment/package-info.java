/** Segmentation: connected components, watershed, superpixels. */
@NullMarked
package io.akkord.image.segment;

import org.jspecify.annotations.NullMarked;
