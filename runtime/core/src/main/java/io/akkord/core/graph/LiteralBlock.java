package io.akkord.core.graph;

import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import java.util.List;

/**
 * The literal arguments of one task as bytes: entries of (step, position, value). Step is the place in a fused chain, 0
 * otherwise; position is the place among the arguments of that step. Positions without a literal are filled by the
 * task's inputs in order (step 0) or by the result of the step before (later steps). An empty block has no bytes.
 */
public final class LiteralBlock {

    /** One literal argument. */
    public record Entry(int step, int position, byte[] value) {}

    private LiteralBlock() {}

    public static byte[] encode(List<Entry> entries) {
        if (entries.isEmpty()) {
            return new byte[0];
        }
        PackedWriter out = new PackedWriter();
        for (Entry entry : entries) {
            out.unsigned(entry.step()).unsigned(entry.position()).bytes(entry.value());
        }
        return out.toBytes();
    }

    public static List<Entry> decode(byte[] block) {
        PackedReader in = new PackedReader(block);
        List<Entry> entries = new java.util.ArrayList<>();
        while (!in.atEnd()) {
            entries.add(new Entry(in.unsignedInt(), in.unsignedInt(), in.bytes()));
        }
        return entries;
    }
}
