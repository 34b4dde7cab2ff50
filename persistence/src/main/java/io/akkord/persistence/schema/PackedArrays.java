package io.akkord.persistence.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Jackson module that writes {@code int[]} and {@code long[]} as one binary value each: length and differences, by
 * {@link PackedWriter}. Ascending and constant columns so take one byte an entry. {@code byte[]} stays plain binary.
 */
public final class PackedArrays extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public PackedArrays() {
        super("akkord-packed-arrays");
        addSerializer(int[].class, new Packer<>(int[].class, PackedWriter::ints));
        addDeserializer(int[].class, new Unpacker<>(int[].class, PackedReader::ints));
        addSerializer(long[].class, new Packer<>(long[].class, PackedWriter::longs));
        addDeserializer(long[].class, new Unpacker<>(long[].class, PackedReader::longs));
    }

    private static final class Packer<A> extends StdSerializer<A> {
        private static final long serialVersionUID = 1L;
        private final transient BiConsumer<PackedWriter, A> write;

        Packer(Class<A> type, BiConsumer<PackedWriter, A> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(A column, JsonGenerator out, SerializerProvider provider) throws IOException {
            PackedWriter packed = new PackedWriter();
            write.accept(packed, column);
            out.writeBinary(packed.toBytes());
        }
    }

    private static final class Unpacker<A> extends StdDeserializer<A> {
        private static final long serialVersionUID = 1L;
        private final transient Function<PackedReader, A> read;

        Unpacker(Class<A> type, Function<PackedReader, A> read) {
            super(type);
            this.read = read;
        }

        @Override
        public A deserialize(JsonParser in, DeserializationContext context) throws IOException {
            PackedReader packed = new PackedReader(in.getBinaryValue());
            A column = read.apply(packed);
            if (!packed.atEnd()) {
                throw new IllegalArgumentException("a packed column is followed by further bytes");
            }
            return column;
        }
    }
}
