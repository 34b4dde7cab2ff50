package io.akkord.core.graph;

import io.akkord.api.TaskOptions;
import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Segments as bytes, as they travel and are journaled: a version byte, then the fields in their order as variable-length
 * numbers and differences. A task of a regular graph takes about six bytes and its literals. What is decoded was checked
 * by {@link SegmentCheck}: a damaged or hostile segment is refused here and not met later.
 */
public final class SegmentCodec {

    private static final int VERSION = 3;

    /** What has no effects is written as before they were known: its digest is still the same. */
    private static final int WITHOUT_EFFECTS = 2;

    /** Segments of this and later versions can be read. */
    private static final int OLDEST = 1;

    private SegmentCodec() {}

    public static byte[] encode(GraphSegment segment) {
        PackedWriter out = new PackedWriter();
        boolean effects = segment.optionsTable().stream().anyMatch(TaskOptions::effect);
        out.oneByte(effects ? VERSION : WITHOUT_EFFECTS).unsigned(segment.firstTask());
        out.ints(segment.inputOffsets()).ints(segment.inputs());
        out.ints(segment.operations()).unsigned(segment.firstOperation());
        writeList(out, segment.operationTable(), TableCodec::write);
        out.ints(segment.options()).unsigned(segment.firstOptions());
        writeList(out, segment.optionsTable(), TableCodec::write);
        out.ints(segment.literalOffsets()).bytes(segment.literals());
        out.ints(segment.keyedTasks());
        writeList(out, segment.keys(), PackedWriter::text);
        out.ints(segment.outputs());
        writeList(out, segment.outputNames(), PackedWriter::text);
        return out.toBytes();
    }

    /**
     * The segment that was encoded.
     *
     * @throws IllegalArgumentException saying what is wrong, whatever the bytes are
     */
    public static GraphSegment decode(byte[] encoded) {
        GraphSegment segment = decodeToAppend(encoded);
        SegmentCheck.checkAlone(segment);
        return segment;
    }

    /**
     * As {@link #decode}, for whoever appends the segment to a {@link CompiledGraph} and does nothing with it before: that
     * checks the same and more, and in a graph of a million tasks it takes a large part of the time.
     */
    public static GraphSegment decodeToAppend(byte[] encoded) {
        PackedReader in = new PackedReader(encoded);
        int version = in.oneByte();
        if (version < OLDEST || version > VERSION) {
            throw new IllegalArgumentException(
                    "a segment of format " + version + "; this build reads " + OLDEST + " to " + VERSION);
        }
        GraphSegment segment = new GraphSegment(
                in.unsignedInt(),
                in.ints(),
                in.ints(),
                in.ints(),
                in.unsignedInt(),
                readList(in, TableCodec::readOperation),
                in.ints(),
                in.unsignedInt(),
                readList(in, row -> TableCodec.readOptions(row, version)),
                in.ints(),
                in.bytes(),
                in.ints(),
                readList(in, PackedReader::text),
                in.ints(),
                readList(in, PackedReader::text));
        if (!in.atEnd()) {
            throw new IllegalArgumentException("the segment goes on after its end");
        }
        return segment;
    }

    /** The pieces, in order, each of {@code maxBytes} but the last, which may be shorter. */
    public static List<byte[]> parts(byte[] encoded, int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + "; give at least 1");
        }
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < encoded.length; ) {
            int to = from + Math.min(maxBytes, encoded.length - from);
            parts.add(Arrays.copyOfRange(encoded, from, to));
            from = to;
        }
        return parts;
    }

    /** What {@link #parts} took apart. */
    public static byte[] join(List<byte[]> parts) {
        int size = 0;
        for (byte[] part : parts) {
            size = Math.addExact(size, part.length);
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    /** Two checksums of independent polynomials, CRC-32C above CRC-32: any burst of damage up to 32 bits changes both. */
    public static long digest(byte[] encoded) {
        CRC32C above = new CRC32C();
        CRC32 below = new CRC32();
        above.update(encoded);
        below.update(encoded);
        return above.getValue() << 32 | below.getValue();
    }

    private static <T> void writeList(PackedWriter out, List<T> list, BiConsumer<PackedWriter, T> write) {
        out.unsigned(list.size());
        list.forEach(entry -> write.accept(out, entry));
    }

    private static <T> List<T> readList(PackedReader in, Function<PackedReader, T> read) {
        List<T> list = new ArrayList<>();
        for (int left = in.unsignedInt(); left > 0; left--) {
            list.add(read.apply(in));
        }
        return List.copyOf(list);
    }
}
