package io.akkord.cluster.survival;

import io.akkord.api.EffectToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** An effect that is caught by a crash between what it does and its end. */
public final class Posting {

    private Posting() {}

    /** Notes its token and input in a file; the first time it then never comes back. */
    public static int post(byte[] input, String directory) throws IOException, InterruptedException {
        Path log = Path.of(directory).resolve("posted");
        boolean first = Files.notExists(log);
        Files.writeString(
                log,
                EffectToken.current().text() + " " + java.util.Arrays.hashCode(input) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        if (first) {
            Files.createFile(Path.of(directory).resolve("caught"));
            new CountDownLatch(1).await();
        }
        return input.length;
    }
}
