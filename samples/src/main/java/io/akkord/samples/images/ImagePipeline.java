package io.akkord.samples.images;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.api.SettingsException;
import io.akkord.api.Task;
import io.akkord.image.ImageBag;
import io.akkord.image.Images;
import io.akkord.image.OnDamage;
import io.akkord.image.Processed;
import io.akkord.image.Saved;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.ImageStep.Filter;
import io.akkord.image.raster.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The image pipeline: read, half as bright, grey, edges, 100 x 100, save. Each image is one scheduled task. */
public final class ImagePipeline {

    private static final ImageStep[] STEPS = {
        new ImageStep.Brightness(0.5),
        new ImageStep.Grey(),
        new ImageStep.Canny(40, 100),
        new ImageStep.Resize(100, 100, Filter.AREA)
    };

    private ImagePipeline() {}

    /** One graph over all inputs; damaged ones are reported, and the others go on. */
    public static Task<List<Processed<Saved>>> graph(ImageBag inputs, Path out) {
        return inputs.onDamage(OnDamage.SKIP).with(STEPS).save(out, "jpg");
    }

    /** The first {@code count} of the photographs that come with the samples. */
    public static ImageBag photographs(int count) {
        Map<String, Task<Raster>> photographs = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            photographs.put(String.format(Locale.ROOT, "photograph-%05d", i), Task.call(ImagePipeline::photograph, i));
        }
        return Images.of(photographs);
    }

    /** One of the photographs, varied. */
    public static Raster photograph(int index) throws IOException {
        return Photographs.input(index);
    }

    /**
     * The images of a folder.
     *
     * @throws SettingsException when it is no folder, or the one to write into
     */
    public static ImageBag folder(Path folder, Path out) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new SettingsException("--in " + folder + " is no folder");
        }
        if (Files.exists(out) && Files.isSameFile(folder, out)) {
            throw new SettingsException("--out is the folder of --in, whose images would be overwritten; name another");
        }
        return Images.files(folder.toString());
    }

    /**
     * One digest of many files: SHA-256 over their digests, sorted, each with a line end. So it does not depend on the
     * order of the inputs, on who worked on them or on what was killed meanwhile.
     */
    public static String digest(List<Processed<Saved>> all) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            all.stream()
                    .filter(each -> !each.isDamaged())
                    .map(each -> Objects.requireNonNull(each.value()).sha256())
                    .sorted()
                    .forEach(digest -> sha256.update((digest + "\n").getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Makes line drawings of a folder of images, the first argument, in another, the second. */
    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[1]);
        try (Session akkord = Akkord.local()) {
            System.out.println(digest(akkord.compute(graph(folder(Path.of(args[0]), out), out))));
        }
    }
}
