package io.akkord.samples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The collections build graphs through the API only. Here, since this module's class path holds them all. */
class CollectionsTest {

    private static final int FEWEST_CLASSES = 100;
    private static final String ALL = "io.akkord..";
    private static final String API = "io.akkord.api..";
    private static final String ARRAY = "io.akkord.array..";
    private static final String IMAGE = "io.akkord.image..";

    private static final Map<String, String[]> ARROWS = Map.of(
            ARRAY, new String[] {API, ARRAY},
            IMAGE, new String[] {API, ARRAY, IMAGE});

    private static final JavaClasses COLLECTIONS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.akkord.array", "io.akkord.image");

    @Test
    void enoughClassesWereImported() {
        assertThat(COLLECTIONS.size()).isGreaterThan(FEWEST_CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> collectionsUseTheApiAndWhatTheyAreBuiltOn() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> noClasses()
                        .that()
                        .resideInAPackage(arrow.getKey())
                        .should()
                        .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(arrow.getValue()))))
                        .check(COLLECTIONS)));
    }

    @Test
    void collectionsKnowNoAkkaAndPrintNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("akka..", "scala..")
                .check(COLLECTIONS);
        noClasses().should(ACCESS_STANDARD_STREAMS).check(COLLECTIONS);
    }

    @Test
    void whatWorkersRunOfArraysTouchesNeitherClocksNorThreads() {
        noClasses()
                .that()
                .resideInAnyPackage("io.akkord.array.kernel..", "io.akkord.array.tile..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.Timer.class, java.time.Clock.class)
                .check(COLLECTIONS);
    }
}
