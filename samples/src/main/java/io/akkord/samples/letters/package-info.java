/** Effects: files that are written once, whatever dies meanwhile. */
@NullMarked
package io.akkord.samples.letters;

import org.jspecify.annotations.NullMarked;
