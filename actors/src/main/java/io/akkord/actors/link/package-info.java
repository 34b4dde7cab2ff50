/** The two ends of a link between actors: numbering, fragments, acknowledgements, re-sending. */
@NullMarked
package io.akkord.actors.link;

import org.jspecify.annotations.NullMarked;
