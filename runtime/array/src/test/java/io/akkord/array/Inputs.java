package io.akkord.array;

import io.akkord.array.store.Npy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The arrays that golden.py made, cut into chunks of one length along each axis. */
record Inputs(Map<String, Block> blocks, int chunk) {

    static Map<String, Block> golden() {
        try {
            return Npy.readAll(Path.of(Inputs.class.getResource("golden.npz").toURI()));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Chunked get(String name) {
        Block block = blocks.get("in/" + name);
        return Create.of(block, chunks(Shapes.toLongs(block.shape())));
    }

    Chunks chunks(long... shape) {
        return shape.length == 0 ? Chunks.of() : Chunks.regular(shape, chunk);
    }

    double[] values(String name, int from, int to) {
        return Arrays.copyOfRange(blocks.get("in/" + name).doubles(), from, to);
    }

    Chunked part(String name, int from, int to) {
        return Create.of(Block.of(values(name, from, to)), chunks(to - from));
    }
}
