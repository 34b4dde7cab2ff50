package io.akkord.samples.bench;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The smallest program: one task in this JVM. Its argument is the directory for the journal. */
public final class FirstResult {

    private FirstResult() {}

    /** Prints the result as soon as it is there. */
    public static void main(String[] arguments) throws IOException {
        run(Path.of(arguments[0]));
    }

    static void run(Path directory) throws IOException {
        try (Session akkord = Akkord.local(directory);
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            long answer = akkord.compute(Task.call(Numbers::next, 41L));
            out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
