package io.akkord.image;

import io.akkord.image.raster.ImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which files a text names, and which names their results get. */
final class ImagePaths {

    private static final List<String> ENDINGS =
            List.of(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif");

    private ImagePaths() {}

    /** A file, the images of a folder (not of those below it), or what matches a glob; in the order of their names. */
    static List<String> of(String text) {
        try {
            if (text.contains("*") || text.contains("?") || text.contains("{") || text.contains("[")) {
                return matching(text);
            }
            Path path = Path.of(text);
            if (Files.isDirectory(path)) {
                return inFolder(path);
            }
            if (Files.isRegularFile(path)) {
                return List.of(path.toAbsolutePath().normalize().toString());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ImageException("the images " + text + " cannot be listed: " + e.getMessage(), e);
        }
        throw new ImageException(
                "there is no file or folder " + text + " here; name one, or a glob such as" + " photos/**/*.jpg");
    }

    private static List<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return sorted(folder.toString(), files.filter(ImagePaths::isImage));
        }
    }

    private static List<String> matching(String glob) throws IOException {
        Path begin = Path.of("");
        Path pattern = Path.of(glob).toAbsolutePath().normalize();
        begin = Objects.requireNonNullElse(pattern.getRoot(), begin);
        for (Path part : pattern) {
            if (part.toString().chars().anyMatch(c -> "*?{[".indexOf(c) >= 0)) {
                break;
            }
            begin = begin.resolve(part);
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        if (!Files.isDirectory(begin)) {
            throw new ImageException("there is no folder " + begin + ", in which " + glob + " begins");
        }
        try (Stream<Path> files = Files.walk(begin)) {
            return sorted(glob, files.filter(Files::isRegularFile).filter(matcher::matches));
        }
    }

    private static boolean isImage(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static List<String> sorted(String what, Stream<Path> files) {
        List<String> all = files.map(file -> file.toAbsolutePath().normalize().toString())
                .sorted()
                .toList();
        if (all.isEmpty()) {
            throw new ImageException("there is no image in " + what + "; images end in " + String.join(" ", ENDINGS));
        }
        return all;
    }

    /** A file of its own for each name, in one folder: the name without folder and ending, longer if it is taken. */
    static List<String> targets(List<String> names, Path folder, String ending) {
        Set<String> taken = new HashSet<>();
        List<String> targets = new ArrayList<>(names.size());
        for (String name : names) {
            String base = Objects.toString(Path.of(name).getFileName(), "image");
            String stem = base.contains(".") ? base.substring(0, base.lastIndexOf('.')) : base;
            String free = stem;
            for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
                free = stem + "-" + i;
            }
            targets.add(folder.toAbsolutePath()
                    .normalize()
                    .resolve(free + "." + ending)
                    .toString());
        }
        return targets;
    }
}
