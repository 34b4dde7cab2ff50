package io.akkord.actors.link;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.akkord.persistence.schema.PackedArrays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Messages of one sealed type as bytes: the place of the record among the permitted ones, then the record as CBOR with
 * packed columns. Nothing but the permitted records can come out, without a null anywhere in them. Safe for use by several threads.
 *
 * @param <M> the sealed type
 */
public final class MessageCodec<M> {

    private static final int DEEPEST = 64;

    private static final ObjectMapper MAPPER = CBORMapper.builder(CBORFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .addModule(new ParameterNamesModule())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new PackedArrays())
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private final Class<?>[] types;

    public MessageCodec(Class<M> sealed) {
        this.types = sealed.getPermittedSubclasses();
    }

    public byte[] encode(M message) {
        int type = Arrays.asList(types).indexOf(message.getClass());
        try {
            byte[] body = MAPPER.writeValueAsBytes(message);
            byte[] all = new byte[body.length + 1];
            all[0] = (byte) type;
            System.arraycopy(body, 0, all, 1, body.length);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode " + message.getClass().getSimpleName(), e);
        }
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException if the bytes are not one
     */
    @SuppressWarnings("unchecked")
    public M decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] < 0 || bytes[0] >= types.length) {
            throw new IllegalArgumentException("not a message of a link: " + bytes.length + " bytes");
        }
        try {
            Object message = MAPPER.readValue(bytes, 1, bytes.length - 1, types[bytes[0]]);
            if (message == null) {
                throw new IllegalArgumentException("nothing where a " + types[bytes[0]].getSimpleName() + " should be");
            }
            return (M) message;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "malformed " + types[bytes[0]].getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
