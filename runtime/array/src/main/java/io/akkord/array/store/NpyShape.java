package io.akkord.array.store;

import io.akkord.array.DType;

/** What an {@code .npy} file holds. */
public record NpyShape(DType type, long[] shape) {

    /** Reads a file's header. */
    public static NpyShape of(String path) {
        NpyHeader header = Npy.header(path);
        return new NpyShape(header.code().type(), header.shape());
    }
}
