package io.akkord.persistence.schema;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;

/**
 * Versioned records as CBOR maps from field name to value. Reading is strict: an unknown, missing or null field means
 * that the version number lies, and is an error, never a default.
 */
final class CborBodies {

    /** The same for writing and reading, so that nothing is written that cannot be read back. */
    private static final int MAX_DEPTH = 500;

    private static final int MAX_TEXT = 16 << 20;
    private static final int MAX_NAME = 100;

    private static final ObjectMapper MAPPER = CBORMapper.builder(CBORFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(MAX_NAME)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .addModule(new PackedArrays())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CborBodies() {}

    static byte[] write(Object record) throws IOException {
        return MAPPER.writeValueAsBytes(record);
    }

    static <V> V read(byte[] bytes, Class<V> type) throws IOException {
        return MAPPER.readValue(bytes, type);
    }
}
