package io.akkord.samples.chaos.work;

import io.akkord.api.EffectToken;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the tasks of one nature do.
 *
 * @param seed of all values of the graph
 * @param millis how long a run takes
 * @param nature name of a {@link Nature}
 * @param errors how many kinds of {@link UserError} there are to choose from, by the task's number
 * @param tried directory in which a frail task notes its first try, and an effect leaves what it does
 */
public record Body(long seed, int millis, String nature, int errors, String tried) {

    private static final SecureRandom CHANCE = new SecureRandom();

    byte[] run(int number, List<byte[]> inputs) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        Nature kind = Nature.valueOf(nature);
        if (kind == Nature.FATAL || (kind == Nature.FRAIL && isFirstTry(number))) {
            error(number).raise();
        }
        byte[] value = kind == Nature.IMPURE ? byChance() : Values.of(seed, number, kind.bytes(), inputs);
        if (kind == Nature.EFFECT) {
            new Deeds(Path.of(tried)).happen(EffectToken.current(), number, value);
        }
        return value;
    }

    private UserError error(int number) {
        return UserError.values()[number % errors];
    }

    /** The file is there before the error is thrown, so that no task throws for ever. */
    private boolean isFirstTry(int number) throws IOException {
        try {
            Files.createFile(Path.of(tried, Integer.toString(number)));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static byte[] byChance() {
        byte[] value = new byte[Nature.IMPURE.bytes()];
        CHANCE.nextBytes(value);
        return value;
    }
}
