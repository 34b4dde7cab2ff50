/** What works on pixels: OpenCV, the JDK in its place, and what is written here for both. */
@NullMarked
package io.akkord.image.kernel;

import org.jspecify.annotations.NullMarked;
