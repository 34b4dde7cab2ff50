package io.akkord.samples.bench;

import io.akkord.api.AkkordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of a JVM's heap is in use after a full collection, by the JDK's {@code jcmd}. */
final class LiveBytes {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private LiveBytes() {}

    /** @throws AkkordException if there is no {@code jcmd}, or it does not answer */
    static long of(long pid) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(jcmd(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher total = TOTAL.matcher(answer);
        if (!total.find()) {
            throw new AkkordException("jcmd says nothing of the heap of process " + pid + ", but: "
                    + answer.lines().findFirst().orElse("nothing") + ". A JDK of the same user is needed");
        }
        return Long.parseLong(total.group(1));
    }

    private static String jcmd() {
        return Path.of(System.getProperty("java.home", ""), "bin", "jcmd").toString();
    }
}
