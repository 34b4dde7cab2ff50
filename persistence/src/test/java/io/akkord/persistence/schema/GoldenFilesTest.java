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
        SampleEvents.graph().forEach(event -> tests.add(test(GraphEventSchema.INSTANCE, event, 1)));
        SampleEvents.catalogue().forEach(event -> tests.add(test(CatalogueEventSchema.INSTANCE, event, 1)));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> versionTwo() {
        return SampleEvents.secondVersion().stream().map(event -> test(GraphEventSchema.INSTANCE, event, 2));
    }

    @TestFactory
    Stream<DynamicTest> versionThree() {
        return SampleEvents.thirdVersion().stream().map(event -> test(GraphEventSchema.INSTANCE, event, 3));
    }

    private static <E> DynamicTest test(EventSchema<E> schema, E event, int version) {
        String type = event.getClass().getSimpleName();
        return DynamicTest.dynamicTest(type, () -> {
            StoredBody golden = new StoredBody(type, version, Files.readAllBytes(GoldenFiles.cbor(type, version)));
            assertThat(schema.decode(golden)).usingRecursiveComparison().isEqualTo(event);
            assertThat(GoldenFiles.render(schema, golden)).isEqualTo(Files.readString(GoldenFiles.json(type, version)));
            if (schema.encode(event).version() == version) {
                assertThat(schema.encode(event).bytes()).isEqualTo(golden.bytes());
            }
        });
    }

    /** Otherwise the branch above could hide that a type is not written at all in the version it should be. */
    @Test
    void theNewestVersionOfEachTypeIsWritten() {
        SampleEvents.thirdVersion().forEach(event -> assertThat(
                        GraphEventSchema.INSTANCE.encode(event).version())
                .isEqualTo(3));
    }

    @Test
    void noGoldenFileIsWithoutATest() throws IOException {
        try (Stream<Path> files = Files.list(GoldenFiles.cbor("any", 1).getParent())) {
            assertThat(files)
                    .hasSize(2
                            * (SampleEvents.graph().size()
                                    + SampleEvents.catalogue().size()));
        }
        try (Stream<Path> files = Files.list(GoldenFiles.cbor("any", 2).getParent())) {
            assertThat(files).hasSize(2 * SampleEvents.secondVersion().size());
        }
        try (Stream<Path> files = Files.list(GoldenFiles.cbor("any", 3).getParent())) {
            assertThat(files).hasSize(2 * SampleEvents.thirdVersion().size());
        }
    }
}
