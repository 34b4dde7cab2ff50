package io.akkord.samples.words;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A few short old texts that come with the samples. SOURCES.md beside them says what they are. */
public final class Corpus {

    /** The texts, by the names of their files. */
    public static final List<String> NAMES = List.of(
            "aesop-fables.txt",
            "austen-pride.txt",
            "blake-songs.txt",
            "carroll-alice.txt",
            "dickens-cities.txt",
            "goethe-ballads.txt",
            "jefferson-declaration.txt",
            "kingjames-psalms.txt",
            "lincoln-addresses.txt",
            "shakespeare-sonnets.txt");

    private Corpus() {}

    /**
     * Copies the texts into a folder, made if need be, over older ones of the same names.
     *
     * @return the paths of the copies, in the order of {@link #NAMES}
     * @throws IOException when one of them cannot be copied
     */
    public static List<String> copyTo(String folder) throws IOException {
        Path target = Files.createDirectories(Path.of(folder));
        List<String> paths = new ArrayList<>();
        for (String name : NAMES) {
            try (InputStream text = Corpus.class.getResourceAsStream(name)) {
                if (text == null) {
                    throw new IOException("the text " + name + " is not on the class path");
                }
                Path copy = target.resolve(name);
                Files.copy(text, copy, StandardCopyOption.REPLACE_EXISTING);
                paths.add(copy.toString());
            }
        }
        return List.copyOf(paths);
    }
}
