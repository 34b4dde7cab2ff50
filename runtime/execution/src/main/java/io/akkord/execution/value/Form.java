package io.akkord.execution.value;

import org.jspecify.annotations.Nullable;

/** How the values of one class are written, tag included. */
interface Form {

    /** Throws {@link Unencodable}. */
    void write(ValueWriter out, Object value);

    /** Reads what follows a tag. */
    interface Reading {
        @Nullable
        Object read(ValueReader in);
    }
}
