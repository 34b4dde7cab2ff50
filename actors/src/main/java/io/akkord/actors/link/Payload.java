package io.akkord.actors.link;

import java.util.List;

/** Content of one frame. */
public sealed interface Payload {

    /** A piece of an encoded message, or of several; {@code more} if the next frame continues it. */
    record Piece(byte[] bytes, boolean more) implements Payload {}

    /** A whole message, for a receiver in the same JVM. */
    record Whole(Object message) implements Payload {}

    /** Several whole messages in order, for a receiver in the same JVM. */
    record Several(List<?> messages) implements Payload {}
}
