package io.akkord.samples.arrays;

import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.cluster.cli.Json;
import java.util.Map;

/** What is computed, and how far the result is from what it has to be. */
public sealed interface ArraySample permits SvdSample, StatsSample, ProductSample {

    /** Its name on the command line. */
    String name();

    /** The arrays, by name. */
    Map<String, Chunked> arrays();

    /** How far off the results are. */
    double error(Map<String, Block> results);

    /** The error from which on something is wrong. */
    double tolerance();

    /** Its sizes, for people. */
    String sizes();

    /** Adds its sizes, and what follows from them and from how long it took. */
    Json addTo(Json outcome, double seconds);
}
