package io.akkord.samples.images;

import io.akkord.api.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One input of the pipeline.
 *
 * @param source absolute path of a file, or the name under which a photograph is reported
 * @param photograph number of the photograph as {@link Photographs#input} counts, -1 for a file
 * @param target absolute path of the file to write
 */
public record ImageInput(String source, int photograph, String target) {

    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".bmp");

    /** The first {@code count} of the photographs that come with the samples. */
    public static List<ImageInput> ofPhotographs(int count, Path out) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String name = String.format(Locale.ROOT, "photograph-%05d", i);
                    return new ImageInput(name, i, target(out, name));
                })
                .toList();
    }

    /**
     * The images of a folder, not of those below it, in the order of their names.
     *
     * @throws SettingsException when the folder is missing, has no image, or is the one to write into
     * @throws IOException when it cannot be read
     */
    public static List<ImageInput> ofFolder(Path folder, Path out) throws IOException {
        List<Path> files = images(folder);
        if (Files.exists(out) && Files.isSameFile(folder, out)) {
            throw new SettingsException("--out is the folder of --in, whose images would be overwritten; name another");
        }
        List<ImageInput> inputs = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Path file : files) {
            inputs.add(new ImageInput(file.toAbsolutePath().toString(), -1, target(out, free(file, taken))));
        }
        return inputs;
    }

    /**
     * The files that {@link #ofFolder} takes.
     *
     * @throws SettingsException when the folder is missing or has none
     */
    static List<Path> images(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new SettingsException("--in " + folder + " is no folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> images = files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(nameOf(file).toLowerCase(Locale.ROOT)::endsWith))
                    .sorted()
                    .toList();
            if (images.isEmpty()) {
                throw new SettingsException(
                        "--in " + folder + " has no file that ends in " + String.join(" ", ENDINGS));
            }
            return images;
        }
    }

    /** The name without its ending; with it, where another file has the same. */
    private static String free(Path file, Set<String> taken) {
        String name = nameOf(file);
        String free = name.substring(0, name.lastIndexOf('.'));
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free = free.startsWith(name) ? free + "-2" : name;
        }
        return free;
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String target(Path out, String name) {
        return out.toAbsolutePath().normalize().resolve(name + ".jpg").toString();
    }
}
