/** An image in memory, the steps of a pipeline, and what is said when one fails. */
@NullMarked
package io.akkord.image.raster;

import org.jspecify.annotations.NullMarked;
