/** Looks through everything that a coordinator keeps on disk and says what is whole and what is not. Writes nothing. */
@NullMarked
package io.akkord.persistence.verify;

import org.jspecify.annotations.NullMarked;
