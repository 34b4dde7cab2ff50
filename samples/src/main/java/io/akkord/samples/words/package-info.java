/** Kernels of the word count sample, and a small corpus to try them on. JDK only. */
@NullMarked
package io.akkord.samples.words;

import org.jspecify.annotations.NullMarked;
