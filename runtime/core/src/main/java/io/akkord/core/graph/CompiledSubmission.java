package io.akkord.core.graph;

import java.util.HexFormat;

/**
 * A graph that is ready to travel.
 *
 * @param segment all its tasks
 * @param digest {@link SegmentCodec#digest} of the encoded segment: equal graphs have equal digests
 */
public record CompiledSubmission(GraphSegment segment, long digest) {

    /** The digest in 16 hexadecimal digits. */
    public String digestHex() {
        return HexFormat.of().toHexDigits(digest);
    }
}
