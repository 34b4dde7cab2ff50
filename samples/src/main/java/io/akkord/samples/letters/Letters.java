package io.akkord.samples.letters;

import io.akkord.Akkord;
import io.akkord.api.EffectToken;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes a letter to each of several people. Composing is pure; writing the file is an effect, which may be tried again
 * after a crash. Its name is the effect's token, and it appears by a rename: so there is one file each, and a whole one.
 */
public final class Letters {

    private Letters() {}

    /** The text of a letter. */
    public static String compose(String to) {
        return "Dear " + to + ",\nthis letter is written once.\n";
    }

    /** Puts a letter into the outbox; the file's name. */
    public static String post(String letter, String outbox) throws IOException {
        Path directory = Files.createDirectories(Path.of(outbox));
        Path draft = directory.resolve("draft-" + UUID.randomUUID());
        Path posted = directory.resolve(EffectToken.current().text() + ".txt");
        Files.writeString(draft, letter);
        Files.move(draft, posted, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return posted.getFileName().toString();
    }

    /** A letter to each, and the names of their files. */
    static Task<List<String>> letters(List<String> people, String outbox) {
        List<Task<String>> posted = new ArrayList<>();
        for (String person : people) {
            Task<String> letter = Task.call(Letters::compose, person);
            posted.add(Task.combine(Letters::post, letter, Task.literal(outbox)).effect());
        }
        return Task.gather(posted);
    }

    /** Arguments: the directory for the letters, then the people. */
    public static void main(String[] args) {
        String outbox = args.length > 0 ? args[0] : "outbox";
        List<String> people =
                args.length > 1 ? List.of(args).subList(1, args.length) : List.of("Ada", "Grace", "Barbara");
        try (Session akkord = Akkord.local()) {
            akkord.compute(letters(people, outbox)).forEach(System.out::println);
        }
    }
}
