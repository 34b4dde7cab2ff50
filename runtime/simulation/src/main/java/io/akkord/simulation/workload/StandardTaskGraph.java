package io.akkord.simulation.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Standard Task Graph set's files (Tobita and Kasahara, 2002): the number of tasks, then for each task, the entry
 * and exit dummies with it, its number, its processing time, the number of its predecessors, and these; with communication
 * costs, each predecessor is followed by its cost, in the same line or in one of its own. A {@code #} begins a comment.
 * Prototype files, which name the processors in the first line and begin with task 1, are read too.
 *
 * <p>A unit of time is a second. A result moves as one here: it is as large as moves at 1 Gbit/s in the largest cost that
 * a successor names.
 */
final class StandardTaskGraph {

    private static final long NANOS_A_UNIT = 1_000_000_000L;
    private static final long BYTES_A_UNIT = 125_000_000L;
    private static final int MOST_TASKS = 10_000_000;

    /** A number of the file and where it stands. */
    private record Token(long value, int line, int column) {}

    private final String file;
    private final List<Token> numbers;
    private final boolean costs;
    private int at;
    private int tasks;
    private int first;

    private StandardTaskGraph(String file, List<Token> numbers, boolean costs) {
        this.file = file;
        this.numbers = numbers;
        this.costs = costs;
    }

    /** @throws WorkloadException if the file is no task graph, with the place and what to do */
    static Workload read(Path path) {
        String file = String.valueOf(path.getFileName());
        List<List<Token>> lines = lines(path, file);
        StandardTaskGraph plain = new StandardTaskGraph(file, joined(lines), false);
        Optional<WorkloadException> problem = plain.problem(lines);
        StandardTaskGraph costly = new StandardTaskGraph(file, plain.numbers, true);
        boolean withCosts = problem.isPresent() && costly.problem(lines).isEmpty();
        if (problem.isPresent() && !withCosts) {
            throw plain.at >= costly.at ? problem.get() : costly.problem(lines).orElseThrow();
        }
        return (withCosts ? costly : plain).build();
    }

    private static List<List<Token>> lines(Path path, String file) {
        List<List<Token>> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            String text = in.readLine();
            for (int line = 1; text != null; line++, text = in.readLine()) {
                List<Token> found = numbers(text, line, file);
                if (!found.isEmpty()) {
                    lines.add(found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
        return lines;
    }

    private static List<Token> numbers(String text, int line, String file) {
        int end = text.indexOf('#') < 0 ? text.length() : text.indexOf('#');
        List<Token> found = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                continue;
            }
            int from = i;
            while (i < end && !Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            found.add(number(text.substring(from, i), line, from + 1, file));
        }
        return found;
    }

    private static Token number(String word, int line, int column, String file) {
        try {
            long value = Long.parseLong(word);
            if (value >= 0 && value <= Integer.MAX_VALUE) {
                return new Token(value, line, column);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new WorkloadException(file + ":" + line + ":" + column + ": \"" + word
                + "\" is no whole number from 0 to 2147483647; correct it");
    }

    private static List<Token> joined(List<List<Token>> lines) {
        List<Token> all = new ArrayList<>();
        lines.forEach(all::addAll);
        return all;
    }

    /** Why the numbers do not make a graph of this kind; afterwards {@code at} is the place. */
    private Optional<WorkloadException> problem(List<List<Token>> lines) {
        try {
            readHead(lines);
            for (int task = first; task <= tasks + 1; task++) {
                readTask(task, null);
            }
            if (at < numbers.size()) {
                throw error("there is more behind the last task; the first line promises " + tasks + " tasks");
            }
            return Optional.empty();
        } catch (WorkloadException e) {
            return Optional.of(e);
        }
    }

    private void readHead(List<List<Token>> lines) {
        at = 0;
        tasks = (int) next("the number of tasks");
        if (tasks > MOST_TASKS) {
            at--;
            throw error("the number of tasks is " + tasks + "; give at most " + MOST_TASKS);
        }
        boolean prototype = lines.get(0).size() == 2;
        first = prototype ? 1 : 0;
        at += prototype ? 1 : 0;
    }

    /** Reads a task; into the builder, if there is one. */
    private void readTask(int task, @Nullable Draft draft) {
        int start = at;
        long number = next("the number of task " + task);
        if (number != task) {
            at--;
            throw error("a task has number " + number + " where " + task + " is to come; number the tasks in order");
        }
        long time = next("the processing time of task " + task);
        long predecessors = next("the number of predecessors of task " + task);
        if (draft != null) {
            draft.nanos[task - first] = time * NANOS_A_UNIT;
            draft.places[task - first] = place(numbers.get(start));
        }
        for (long i = 0; i < predecessors; i++) {
            int predecessor = (int) next("a predecessor of task " + task);
            if (predecessor < first || predecessor > tasks + 1) {
                at--;
                throw error("task " + task + " has predecessor " + predecessor + "; there are only tasks " + first
                        + " to " + (tasks + 1));
            }
            long cost = costs ? next("the cost of a predecessor of task " + task) : 0;
            if (draft != null) {
                draft.add(predecessor - first, task - first, cost);
            }
        }
    }

    private long next(String what) {
        if (at >= numbers.size()) {
            throw error("the file ends before " + what + "; complete it");
        }
        return numbers.get(at++).value();
    }

    private WorkloadException error(String text) {
        if (numbers.isEmpty()) {
            return new WorkloadException(file + ":1:1: " + text);
        }
        return new WorkloadException(place(numbers.get(Math.min(at, numbers.size() - 1))) + ": " + text);
    }

    private String place(Token token) {
        return file + ":" + token.line() + ":" + token.column();
    }

    /** The tasks with their costs, until all edges are known. */
    private static final class Draft {
        final long[] nanos;
        final long[] bytes;
        final String[] places;
        final List<int[]> edges = new ArrayList<>();

        Draft(int tasks) {
            nanos = new long[tasks];
            bytes = new long[tasks];
            places = new String[tasks];
        }

        void add(int producer, int consumer, long cost) {
            edges.add(new int[] {producer, consumer});
            bytes[producer] = Math.max(bytes[producer], cost * BYTES_A_UNIT);
        }
    }

    private Workload build() {
        int count = tasks + 2 - first;
        at = first == 1 ? 2 : 1;
        Draft draft = new Draft(count);
        for (int task = first; task <= tasks + 1; task++) {
            readTask(task, draft);
        }
        WorkloadBuilder builder = new WorkloadBuilder();
        for (int i = 0; i < count; i++) {
            builder.task(Integer.toString(i + first), "task", draft.nanos[i], draft.bytes[i]);
            builder.at(draft.places[i]);
        }
        draft.edges.forEach(edge -> builder.edge(edge[0], edge[1]));
        return builder.build(file.replaceFirst("\\.stg$", ""), "stg");
    }
}
