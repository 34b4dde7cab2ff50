package io.akkord.samples.chaos.work;

import io.akkord.api.EffectToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The outside that a graph's effects change: one file a token, made in one step, with the task's number and value. What a
 * second try with the same token does is nothing, unless it would do another thing, which is kept too, to be found.
 */
public final class Deeds {

    private static final String DEED = ".deed";
    private static final String OTHER = ".other";

    private final Path directory;

    public Deeds(Path directory) {
        this.directory = directory;
    }

    /** Does it, in the thread of the effect. */
    void happen(EffectToken token, int number, byte[] value) throws IOException {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + value.length)
                .putInt(number)
                .put(value)
                .array();
        Path deed = directory.resolve(token.text() + DEED);
        Path draft = Files.write(Files.createTempFile(directory, "draft", ""), bytes);
        try {
            Files.createLink(deed, draft);
        } catch (FileAlreadyExistsException e) {
            if (!Arrays.equals(Files.readAllBytes(deed), bytes)) {
                Files.write(directory.resolve(token.text() + OTHER), bytes);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * What is outside and should not be, and the other way round, for people.
     *
     * @param expected value of each effect that is recorded, by its number
     */
    List<String> wrong(Map<Integer, byte[]> expected) {
        List<String> wrong = new ArrayList<>();
        Map<Integer, Path> seen = new TreeMap<>();
        for (Path file : files(DEED)) {
            ByteBuffer bytes = ByteBuffer.wrap(read(file));
            int number = bytes.getInt();
            byte[] right = expected.get(number);
            if (right == null || !ByteBuffer.wrap(right).equals(bytes.slice())) {
                wrong.add("effect " + number + " did something else than it should: " + file);
            }
            Path before = seen.put(number, file);
            if (before != null) {
                wrong.add("effect " + number + " had two tokens: " + before + " and " + file);
            }
        }
        expected.keySet().stream()
                .filter(number -> !seen.containsKey(number))
                .forEach(number -> wrong.add("effect " + number + " is recorded, and nothing of it is outside"));
        files(OTHER).forEach(file -> wrong.add("two tries of one effect did different things: " + file));
        return wrong;
    }

    private List<Path> files(String suffix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("what effects did cannot be listed in " + directory, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("what an effect did cannot be read", e);
        }
    }
}
