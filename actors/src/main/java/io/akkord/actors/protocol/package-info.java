/** Messages between actors. Remote ones travel as CBOR by Akka Serialization Jackson; local ones never leave the node. */
@NullMarked
package io.akkord.actors.protocol;

import org.jspecify.annotations.NullMarked;
