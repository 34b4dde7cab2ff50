package io.akkord.simulation;

import java.util.function.Supplier;

/**
 * A deliberate bug: the production core with one thing wrong at one of its seams.
 *
 * @param name stable, for reports
 * @param what the bug, in words
 * @param seams new ones for each run
 */
public record Mutant(String name, String what, Supplier<Seams> seams) {}
