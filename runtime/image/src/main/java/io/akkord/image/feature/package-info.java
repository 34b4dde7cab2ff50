/** Features: colour histograms, histograms of oriented gradients, ORB key points. */
@NullMarked
package io.akkord.image.feature;

import org.jspecify.annotations.NullMarked;
