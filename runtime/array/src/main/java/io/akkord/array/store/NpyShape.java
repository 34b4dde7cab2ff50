package io.akkord.array.store;

import io.akkord.array.DType;

/** What an {@code .npy} file holds. */
public record NpyShape(DType type, long[] shape) {

    /** Reads a file's header. */
    public static NpyShape of(String path) {
        NpyHeader header = Npy.header(path);
        return new NpyShape(header.code().type(), header.shape());
    }

    /** How the elements of a type are written, such as {@code <f8}. */
    public static String code(DType type) {
        return ElementCode.of(type).toString();
    }
}
