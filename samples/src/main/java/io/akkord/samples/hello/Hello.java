package io.akkord.samples.hello;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.List;

/** The smallest program: a task for each line, and a tree that adds up. */
public final class Hello {

    private Hello() {}

    /** The operation of each task. */
    public static int words(String line) {
        return line.strip().split("\\s+").length;
    }

    /** Prints how many words the arguments have, or without arguments, those of a short poem. */
    public static void main(String[] args) {
        List<String> lines = args.length > 0
                ? List.of(args)
                : List.of("Tyger Tyger, burning bright,", "In the forests of the night;", "What immortal hand or eye,");
        try (Session akkord = Akkord.local()) {
            List<Task<Integer>> counts = new ArrayList<>();
            for (String line : lines) {
                counts.add(Task.call(Hello::words, line));
            }
            Task<Integer> total = Task.reduce(counts, 8, Integer::sum);
            System.out.println(akkord.compute(total));
        }
    }
}
