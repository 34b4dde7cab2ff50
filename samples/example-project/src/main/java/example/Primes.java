package example;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Counts the primes below a limit on a running cluster, or in this JVM if it is started with "local". */
public final class Primes {

    public static int countBetween(int from, int to) {
        return (int) IntStream.range(from, to).filter(Primes::isPrime).count();
    }

    private static boolean isPrime(int n) {
        return n > 1 && IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0);
    }

    public static void main(String[] args) {
        int limit = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        boolean local = args.length > 1 && args[1].equals("local");
        try (Session akkord = local ? Akkord.local() : Akkord.connect()) {
            List<Task<Integer>> counts = new ArrayList<>();
            for (int from = 0; from < limit; from += 1000) {
                counts.add(Task.call(Primes::countBetween, from, Math.min(from + 1000, limit)));
            }
            System.out.println(akkord.compute(Task.reduce(counts, 8, Integer::sum)) + " primes below " + limit);
        }
    }
}
