package io.akkord.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was ever written must be readable for ever, and the present version must write it as it always did. */
class GoldenFilesTest {

    @TestFactory
    Stream<DynamicTest> versionOne() {
        List<DynamicTest> tests = new ArrayList<>();
        SampleEvents.graph().forEach(event -> tests.add(test(GraphEventSchema.INSTANCE, event)));
        SampleEvents.catalogue().forEach(event -> tests.add(test(CatalogueEventSchema.INSTANCE, event)));
        return tests.stream();
    }

    private static <E> DynamicTest test(EventSchema<E> schema, E event) {
        String type = event.getClass().getSimpleName();
        return DynamicTest.dynamicTest(type, () -> {
            StoredBody golden = new StoredBody(type, 1, Files.readAllBytes(GoldenFiles.cbor(type, 1)));
            assertThat(schema.decode(golden)).usingRecursiveComparison().isEqualTo(event);
            assertThat(schema.encode(event).bytes()).isEqualTo(golden.bytes());
            assertThat(GoldenFiles.render(schema, golden)).isEqualTo(Files.readString(GoldenFiles.json(type, 1)));
        });
    }

    @Test
    void noGoldenFileIsWithoutATest() throws IOException {
        try (Stream<Path> files = Files.list(GoldenFiles.cbor("any", 1).getParent())) {
            assertThat(files)
                    .hasSize(2
                            * (SampleEvents.graph().size()
                                    + SampleEvents.catalogue().size()));
        }
    }
}
