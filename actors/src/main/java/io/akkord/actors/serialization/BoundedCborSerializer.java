package io.akkord.actors.serialization;

import akka.actor.ExtendedActorSystem;
import akka.serialization.jackson.JacksonObjectMapperProvider;
import akka.serialization.jackson.JacksonSerializer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.NotSerializableException;
import java.util.Optional;

/**
 * Akka's Jackson serializer for CBOR within limits: bytes that pretend to be compressed are refused before anything is
 * inflated (Akka decides by their first bytes, whatever its settings say), nesting is at most 64 deep, and only our own
 * protocol comes out.
 */
public final class BoundedCborSerializer extends JacksonSerializer {

    private static final int DEEPEST = 64;
    private static final int LARGEST = 1024 * 1024;
    private static final String PROTOCOL = "io.akkord.actors.protocol.";

    public BoundedCborSerializer(ExtendedActorSystem system, String bindingName) {
        super(
                system,
                bindingName,
                JacksonObjectMapperProvider.get(system)
                        .getOrCreate(
                                bindingName,
                                Optional.of(CBORFactory.builder()
                                        .streamReadConstraints(StreamReadConstraints.builder()
                                                .maxNestingDepth(DEEPEST)
                                                .build())
                                        .build())));
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        if (bytes.length > LARGEST) {
            throw refusal("it has " + bytes.length + " bytes, the limit is " + LARGEST);
        }
        if (looksCompressed(bytes)) {
            throw refusal("it is compressed");
        }
        if (!manifest.startsWith(PROTOCOL)) {
            throw refusal("its class is " + manifest);
        }
        return super.fromBinary(bytes, manifest);
    }

    /** The magic bytes of gzip, or those of the LZ4 frames that Akka writes. A CBOR record begins with a map or array. */
    private static boolean looksCompressed(byte[] bytes) {
        if (bytes.length < 4) {
            return false;
        }
        boolean gzip = bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
        int major = (bytes[0] & 0xE0) >>> 5;
        return gzip || (major != 5 && major != 4);
    }

    private static IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException(
                "a message was refused: " + why, new NotSerializableException("akkord-cbor"));
    }
}
