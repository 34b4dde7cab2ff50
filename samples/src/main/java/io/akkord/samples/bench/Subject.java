package io.akkord.samples.bench;

import io.akkord.api.Graph;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A graph that is measured.
 *
 * @param name for people
 * @param tasks how many tasks are counted
 * @param graph the same in every run
 * @param isRight whether outputs are what they must be
 */
record Subject(String name, int tasks, Graph graph, Predicate<Map<String, Object>> isRight) {

    /** The same for workers that run nothing. */
    Subject withoutCheck() {
        return new Subject(name, tasks, graph, outputs -> true);
    }
}
