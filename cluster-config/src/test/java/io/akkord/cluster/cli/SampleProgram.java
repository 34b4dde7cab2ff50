package io.akkord.cluster.cli;

import java.util.List;

/** A user's program, as {@code akkord submit} runs it. */
public final class SampleProgram {

    static List<String> arguments = List.of();
    static String cluster = "";

    private SampleProgram() {}

    public static void main(String[] args) {
        arguments = List.of(args);
        cluster = System.getProperty("akkord.cluster", "");
        if (arguments.contains("fail")) {
            throw new IllegalStateException("the program's own error");
        }
    }
}
