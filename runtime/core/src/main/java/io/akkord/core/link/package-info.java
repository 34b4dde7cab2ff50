/** Numbered, acknowledged and re-sent frames over a network that loses, repeats and reorders messages. */
@NullMarked
package io.akkord.core.link;

import org.jspecify.annotations.NullMarked;
