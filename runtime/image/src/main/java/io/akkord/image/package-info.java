/**
 * Images: folders of files through pipelines of steps, segments, features. Each image is a task of one graph, so that ten
 * thousand files are journaled, resumed and explained like any other graph.
 *
 * <p>User code imports this package only. A bag is immutable and safe to share; nothing is read until a session is asked
 * for a result. Depends on {@code io.akkord.api} and the JDK, on OpenCV where it loads, and for large images on
 * {@code io.akkord.array}.
 */
@NullMarked
package io.akkord.image;

import org.jspecify.annotations.NullMarked;
