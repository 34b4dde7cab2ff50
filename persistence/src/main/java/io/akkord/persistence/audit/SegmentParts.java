package io.akkord.persistence.audit;

import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.supervisor.GraphEvent.GraphPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The pieces of segments as they arrive; a part that arrives again replaces the first. */
final class SegmentParts {

    private final Map<Long, TreeMap<Integer, byte[]>> bySequence = new HashMap<>();

    void add(GraphPart part) {
        bySequence.computeIfAbsent(part.sequence(), any -> new TreeMap<>()).put(part.index(), part.bytes());
    }

    /** The segment of a submission or an extension, whose parts are then forgotten. */
    GraphSegment join(long sequence, int count) {
        TreeMap<Integer, byte[]> arrived = Objects.requireNonNullElseGet(bySequence.remove(sequence), TreeMap::new);
        List<byte[]> parts = IntStream.range(0, count)
                .mapToObj(index -> Objects.requireNonNullElse(arrived.get(index), new byte[0]))
                .toList();
        return SegmentCodec.decode(SegmentCodec.join(parts));
    }
}
