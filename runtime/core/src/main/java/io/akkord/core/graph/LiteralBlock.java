package io.akkord.core.graph;

import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The literal arguments of one task as bytes: entries of (step, position, value). Step is the place in a fused chain, 0
 * otherwise; position is the place among the arguments of that step. Positions without a literal are filled by the
 * task's inputs in order (step 0) or, each of them, by the result of the step before (later steps). An empty block has no
 * bytes.
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
            append(out, entry.step(), entry.position(), entry.value());
        }
        return out.toBytes();
    }

    /** Writes one entry; a block is its entries one after the other, ascending by step and position. */
    static void append(PackedWriter out, int step, int position, byte[] value) {
        out.unsigned(step).unsigned(position).bytes(value);
    }

    public static List<Entry> decode(byte[] block) {
        PackedReader in = new PackedReader(block);
        List<Entry> entries = new ArrayList<>();
        while (!in.atEnd()) {
            entries.add(new Entry(in.unsignedInt(), in.unsignedInt(), in.bytes()));
        }
        return entries;
    }

    /**
     * Checks that entries ascend, belong to one of so many steps, and leave no gap that nothing fills: a position of the
     * first step is below the number of its literals and inputs together. The block is a part of the bytes.
     *
     * @return number of entries
     * @throws IllegalArgumentException if they do not
     */
    static int check(byte[] blocks, int from, int to, int inputs, int steps) {
        PackedReader in = new PackedReader(blocks, from, to);
        int count = 0;
        int ofFirstStep = 0;
        int lastOfFirstStep = -1;
        long before = -1;
        while (!in.atEnd()) {
            int step = in.unsignedInt();
            int position = in.unsignedInt();
            in.skipBytes();
            long place = (long) step << 32 | position;
            if (place <= before || step >= steps) {
                throw new IllegalArgumentException("a literal is out of place: step " + step + ", " + position);
            }
            if (step == 0) {
                ofFirstStep++;
                lastOfFirstStep = position;
            }
            before = place;
            count++;
        }
        if (lastOfFirstStep >= (long) ofFirstStep + inputs) {
            throw new IllegalArgumentException("a literal is argument " + lastOfFirstStep + " of fewer");
        }
        return count;
    }
}
