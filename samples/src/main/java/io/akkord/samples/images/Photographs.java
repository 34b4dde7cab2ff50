package io.akkord.samples.images;

import io.akkord.image.Images;
import io.akkord.image.raster.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A handful of free photographs that come with the samples, and as many distinct variations of them as one likes. */
public final class Photographs {

    /** The photographs, by name. PHOTOGRAPHS.md beside them says whose they are. */
    public static final List<String> NAMES = List.of("astronaut", "camera", "chelsea", "coffee", "hubble");

    /** How many variants of one photograph there are before they repeat. */
    public static final int VARIANTS = Variant.COUNT;

    private static final String FOLDER = "/io/akkord/samples/photographs/";

    private Photographs() {}

    /**
     * One of the {@link #NAMES}, about 512 pixels wide, in colour except {@code camera}.
     *
     * @throws IllegalArgumentException when there is no such photograph
     * @throws IOException when it is damaged
     */
    public static Raster read(String name) throws IOException {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("there is no photograph \"" + name + "\"; there are " + NAMES);
        }
        String resource = FOLDER + name + ".jpg";
        InputStream bytes = Photographs.class.getResourceAsStream(resource);
        if (bytes == null) {
            throw new IOException("the photograph " + resource + " is not on the class path");
        }
        try (bytes) {
            return Images.decode(resource, bytes.readAllBytes());
        }
    }

    /**
     * A variation of an image: turned by quarters, mirrored, cut to seven eighths of its sides and slightly shifted in
     * colour. Index 0 is the image itself. The first {@link #VARIANTS} are distinct, if the image is not tiny or
     * symmetric; then they repeat.
     *
     * @param index from 0
     * @throws IllegalArgumentException when the index is negative
     */
    public static Raster variant(Raster raster, int index) {
        if (index < 0) {
            throw new IllegalArgumentException("the variant is " + index + "; use 0 or more");
        }
        return index % VARIANTS == 0 ? raster : Variant.of(index).apply(raster);
    }

    /**
     * Input number {@code i} of a sample: photograph {@code i mod k} of the {@code k} {@link #NAMES}, variant
     * {@code i / k}. The first {@code k * VARIANTS} are distinct.
     *
     * @param i from 0
     * @throws IllegalArgumentException when {@code i} is negative
     * @throws IOException when the photograph is damaged
     */
    public static Raster input(int i) throws IOException {
        if (i < 0) {
            throw new IllegalArgumentException("the input is " + i + "; use 0 or more");
        }
        return variant(read(NAMES.get(i % NAMES.size())), i / NAMES.size());
    }
}
