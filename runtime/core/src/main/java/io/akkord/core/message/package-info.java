/** What supervisor and workers tell each other, in batches of primitive arrays. */
@NullMarked
package io.akkord.core.message;

import org.jspecify.annotations.NullMarked;
