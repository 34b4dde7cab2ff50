package io.akkord.samples.bench.inner;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this package. Not a test of the build, as its name does not end like one:
 *
 * <pre>{@code
 * mvn -Dquick -Dmaven.test.skip=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=InnerBenchmarks test -pl samples -am
 * }</pre>
 *
 * <p>{@code -DargLine=-Dinner=NoteBenchmark} chooses some by a regular expression.
 */
class InnerBenchmarks {

    @Test
    void measure() throws Exception {
        Options options = new OptionsBuilder()
                .include(System.getProperty("inner", "io.akkord.samples.bench.inner"))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .build();
        new Runner(options).run();
    }
}
