/** Kernels of the image sample: rasters, their files, filters, and photographs to try them on. JDK only. */
@NullMarked
package io.akkord.samples.images;

import org.jspecify.annotations.NullMarked;
