package io.akkord.actors.serialization;

import akka.actor.ExtendedActorSystem;
import akka.serialization.jackson.JacksonObjectMapperProvider;
import akka.serialization.jackson.JacksonSerializer;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.NotSerializableException;
import java.util.Optional;

/**
 * Akka's Jackson serializer for CBOR within limits: bytes that pretend to be compressed are refused before anything is
 * inflated (Akka decides by their first bytes, whatever its settings say), nesting is at most 64 deep, and only our own
 * protocol comes out, without a null anywhere in it.
 */
public final class BoundedCborSerializer extends JacksonSerializer {

    private static final int DEEPEST = 64;
    private static final int LARGEST = 1024 * 1024;
    private static final String PROTOCOL = "io.akkord.actors.protocol.";

    public BoundedCborSerializer(ExtendedActorSystem system, String bindingName) {
        super(system, bindingName, mapper(system, bindingName));
    }

    private static ObjectMapper mapper(ExtendedActorSystem system, String bindingName) {
        CBORFactory factory = CBORFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
        return JacksonObjectMapperProvider.get(system)
                .getOrCreate(bindingName, Optional.of(factory))
                .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        if (bytes.length > LARGEST) {
            throw refusal("it has " + bytes.length + " bytes, the limit is " + LARGEST);
        }
        if (!isRecord(bytes)) {
            throw refusal("it is compressed, or no record");
        }
        if (!manifest.startsWith(PROTOCOL)) {
            throw refusal("its class is " + manifest);
        }
        return super.fromBinary(bytes, manifest);
    }

    /** A CBOR record begins with a map or an array; neither gzip nor the LZ4 frames that Akka writes do. */
    private static boolean isRecord(byte[] bytes) {
        int major = bytes.length == 0 ? 0 : (bytes[0] & 0xE0) >>> 5;
        return major == 5 || major == 4;
    }

    private static IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException(
                "a message was refused: " + why, new NotSerializableException("akkord-cbor"));
    }
}
