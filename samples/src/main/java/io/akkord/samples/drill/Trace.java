package io.akkord.samples.drill;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What every body does besides computing: it says in the witness file that it runs, then takes its time. A line of the
 * file is one run: the number of the cell and the id of the process, in 20 bytes, appended by a single write. Such a
 * write is there wholly or not at all, also when several processes write and one is killed.
 *
 * @param seed of all values
 * @param millis how long a body takes
 * @param witness path of the file
 */
public record Trace(long seed, int millis, String witness) {

    private static final int LINE = 20;
    private static final int NUMBER = 8;

    void leave(int number) throws IOException, InterruptedException {
        String line = String.format(
                Locale.ROOT, "%08d %010d\n", number, ProcessHandle.current().pid());
        try (FileOutputStream file = new FileOutputStream(witness, true)) {
            file.write(line.getBytes(StandardCharsets.US_ASCII));
        }
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** The numbers of the cells that ran, in the order of their runs, of a file that nobody writes any more. */
    static int[] read(Path witness) throws IOException {
        byte[] bytes = Files.exists(witness) ? Files.readAllBytes(witness) : new byte[0];
        if (bytes.length % LINE != 0) {
            throw new IOException(
                    "the witness file " + witness + " has " + bytes.length + " bytes, no multiple of " + LINE);
        }
        int[] numbers = new int[bytes.length / LINE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.parseInt(new String(bytes, i * LINE, NUMBER, StandardCharsets.US_ASCII));
        }
        return numbers;
    }
}
