package io.akkord.array.store;

import io.akkord.array.Block;
import io.akkord.array.Region;
import io.akkord.array.Shapes;
import io.akkord.array.tile.Runs;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a region of an array that lies in a file in C order of the axes as ordered here: run by run, or all at once. */
final class RegionReader {

    /** Elements that are read or written at a time. */
    static final int PIECE = 1 << 17;

    private final FileChannel file;
    private final NpyHeader header;
    private final Block block;
    private final long[] strides;
    private final long first;

    /**
     * A reader.
     *
     * @param order axes of the region in the order in which they lie in the file
     * @param block to be filled; its axes are in that order
     */
    RegionReader(FileChannel file, NpyHeader header, int[] order, Region region, Block block) {
        this.file = file;
        this.header = header;
        this.block = block;
        long[] whole = new long[order.length];
        for (int axis = 0; axis < order.length; axis++) {
            whole[axis] = region.whole()[order[axis]];
        }
        this.strides = Shapes.strides(whole);
        long begin = 0;
        for (int axis = 0; axis < order.length; axis++) {
            begin += region.from()[order[axis]] * strides[axis];
        }
        this.first = begin;
    }

    void read() throws IOException {
        if (isDense()) {
            run(first, 0, block.size());
            return;
        }
        Runs runs = new Runs(block.shape());
        for (int done = 0; done < block.size(); ) {
            int n = runs.length(block.size() - done);
            run(first + runs.dot(strides), done, n);
            runs.advance(n);
            done += n;
        }
    }

    /** Whether the region's elements lie together. */
    private boolean isDense() {
        long[] own = Shapes.strides(Shapes.toLongs(block.shape()));
        for (int axis = 0; axis < own.length; axis++) {
            if (block.shape()[axis] > 1 && own[axis] != strides[axis]) {
                return false;
            }
        }
        return true;
    }

    private void run(long from, int to, int n) throws IOException {
        int width = header.code().width();
        for (int done = 0; done < n; done += PIECE) {
            int count = Math.min(PIECE, n - done);
            ByteBuffer bytes = ByteBuffer.allocate(count * width);
            long position = header.length() + (from + done) * width;
            while (bytes.hasRemaining()) {
                int read = file.read(bytes, position + bytes.position());
                if (read < 0) {
                    throw new EOFException("it ends before the array does");
                }
            }
            header.code().read(bytes.flip(), block.data(), to + done, count);
        }
    }
}
