package io.akkord.persistence.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Golden files: {@code golden/v<version>/<type>.cbor} as the journal holds it, and beside it {@code .json} for people.
 *
 * <p>{@link #main} writes those that are missing; it never changes one that is there.
 */
final class GoldenFiles {

    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private GoldenFiles() {}

    static Path cbor(String type, int version) {
        return ROOT.resolve("v" + version).resolve(type + ".cbor");
    }

    static Path json(String type, int version) {
        return ROOT.resolve("v" + version).resolve(type + ".json");
    }

    static <E> String render(EventSchema<E> schema, StoredBody body) throws IOException {
        return JSON.writeValueAsString(schema.fields(body)) + "\n";
    }

    private static <E> void write(EventSchema<E> schema, List<E> events) throws IOException {
        for (E event : events) {
            StoredBody body = schema.encode(event);
            Path file = cbor(body.type(), body.version());
            if (Files.notExists(file)) {
                Files.createDirectories(file.getParent());
                Files.write(file, body.bytes());
                Files.writeString(json(body.type(), body.version()), render(schema, body));
            }
        }
    }

    /** Run it in the module's directory after a new type or version was added. */
    public static void main(String[] args) throws IOException {
        write(GraphEventSchema.INSTANCE, SampleEvents.thirdVersion());
        write(GraphEventSchema.INSTANCE, SampleEvents.graph());
        write(CatalogueEventSchema.INSTANCE, SampleEvents.catalogue());
    }
}
