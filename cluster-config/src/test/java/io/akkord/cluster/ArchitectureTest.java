package io.akkord.cluster;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The arrows between modules, and what the pure core must not touch.
 *
 * <p>The module poms say what a module can see; this test says what it may use of that, and keeps the packages of one
 * module in order. It lives here because this module's class path holds all the others.
 */
class ArchitectureTest {
    /** Guards against a wrong import path, on which every rule would pass. Raise it as the code grows. */
    private static final int FEWEST_CLASSES = 30;

    private static final String ALL = "io.akkord..";
    private static final String API = "io.akkord.api..";
    private static final String CORE = "io.akkord.core..";
    private static final String EXECUTION = "io.akkord.execution..";
    private static final String SIMULATION = "io.akkord.simulation..";
    private static final String PERSISTENCE = "io.akkord.persistence..";
    private static final String ACTORS = "io.akkord.actors..";
    private static final String CLUSTER = "io.akkord.cluster..";
    private static final String ENTRY = "io.akkord";
    private static final String PROTOCOL = "io.akkord.actors.protocol..";

    /** The entry point and the command line, whose business is to print. */
    private static final String[] COMMAND_LINE = {ENTRY, "io.akkord.cluster.cli.."};

    private static final Map<String, String[]> ARROWS = Map.of(
            API, new String[] {API},
            CORE, new String[] {API, CORE},
            EXECUTION, new String[] {API, CORE, EXECUTION},
            SIMULATION, new String[] {API, CORE, SIMULATION},
            PERSISTENCE, new String[] {API, CORE, PERSISTENCE},
            ACTORS, new String[] {API, CORE, EXECUTION, PERSISTENCE, ACTORS},
            CLUSTER, new String[] {API, CORE, EXECUTION, SIMULATION, PERSISTENCE, ACTORS, CLUSTER, ENTRY});

    /**
     * Methods that a pure function cannot call and still be one, by class. Identity hash codes are allowed: they serve to
     * find an instance again, and no order is made of them.
     */
    private static final Map<String, Set<String>> IMPURE = Map.of(
            "java.lang.System", Set.of("nanoTime", "currentTimeMillis", "getenv", "getProperty"),
            "java.lang.Math", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Random", Set.of("<init>()"),
            "java.util.SplittableRandom", Set.of("<init>()"),
            "java.util.random.RandomGenerator", Set.of("getDefault", "of"),
            "java.util.Collections", Set.of("shuffle(java.util.List)"),
            "java.util.Collection", Set.of("parallelStream"),
            "java.util.stream.BaseStream", Set.of("parallel"));

    private static final JavaClasses AKKORD = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.akkord");

    @Test
    void enoughClassesWereImported() {
        assertThat(AKKORD.size()).isGreaterThan(FEWEST_CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> modulesKeepToTheirArrows() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(
                        arrow.getKey(),
                        () -> check(noClasses()
                                .that()
                                .resideInAPackage(arrow.getKey())
                                .should()
                                .dependOnClassesThat(
                                        resideInAPackage(ALL).and(not(resideInAnyPackage(arrow.getValue())))))));
    }

    @Test
    void apiNeedsTheJdkOnly() {
        check(classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(API, "java..", "javax..", "org.jspecify.."));
    }

    @Test
    void runtimeKnowsNoAkkaAndNoScala() {
        check(noClasses()
                .that()
                .resideInAnyPackage(API, CORE, EXECUTION, SIMULATION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("akka..", "scala.."));
    }

    @Test
    void persistenceKnowsNoCluster() {
        check(noClasses()
                .that()
                .resideInAPackage(PERSISTENCE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("akka.cluster..", "akka.remote.."));
    }

    @Test
    void coreHasNoThreadsClocksOrFiles() {
        check(noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.util.concurrent..", "java.net..", "java.nio.channels..", "java.nio.file..")
                        .or(describe("are threads, clocks or timers", ArchitectureTest::isThreadOrClock))));
    }

    @Test
    void coreCallsNothingImpure() {
        check(noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .accessTargetWhere(describe("is impure", ArchitectureTest::isImpure)));
    }

    @Test
    void packagesOfCoreHaveNoCycles() {
        check(slices().matching("io.akkord.core.(*)..").should().beFreeOfCycles());
    }

    @Test
    void nothingUsesJavaSerialization() {
        check(noClasses()
                .that()
                .resideInAPackage(ALL)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses()
                .that()
                .resideInAPackage(ALL)
                .and()
                .resideOutsideOfPackages(COMMAND_LINE)
                .should(ACCESS_STANDARD_STREAMS));
    }

    /** What an actor tells itself stands beside the actor, where a sealed protocol cannot permit it: see its Local. */
    @Test
    void protocolsAreSealed() {
        check(classes()
                .that()
                .resideInAPackage(PROTOCOL)
                .and()
                .areInterfaces()
                .and()
                .doNotHaveSimpleName("package-info")
                .and(not(describe("are the local part of a sealed protocol", ArchitectureTest::isLocalPart)))
                .should(beSealed()));
    }

    /** A rule on a package that is still empty passes; {@link #enoughClassesWereImported} watches over the whole. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(AKKORD);
    }

    private static boolean isLocalPart(JavaClass type) {
        return type.getSimpleName().equals("Local")
                && type.getEnclosingClass()
                        .map(protocol -> protocol.reflect().isSealed())
                        .orElse(false);
    }

    private static boolean isThreadOrClock(JavaClass type) {
        return type.isAssignableTo(Thread.class)
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(java.time.Clock.class)
                || type.isAssignableTo(java.util.Timer.class)
                || type.isAssignableTo(java.security.SecureRandom.class);
    }

    private static boolean isImpure(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getTarget().getName();
        if (owner.getPackageName().equals("java.time") && name.equals("now")) {
            return true;
        }
        String arguments = call.getTarget().getFullName().replaceFirst("^[^(]*", "");
        return IMPURE.entrySet().stream()
                .filter(entry -> owner.isAssignableTo(entry.getKey()))
                .anyMatch(entry ->
                        entry.getValue().contains(name) || entry.getValue().contains(name + arguments));
    }

    private static ArchCondition<JavaClass> beSealed() {
        return new ArchCondition<>("be sealed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean sealed = type.reflect().isSealed();
                events.add(new SimpleConditionEvent(
                        type, sealed, type.getName() + (sealed ? " is" : " is not") + " sealed"));
            }
        };
    }
}
