package io.akkord.array.store;

import io.akkord.array.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Zarr array's metadata says (versions 2 and 3 of the format).
 *
 * @param code of an element, as {@link ElementCode} writes it
 * @param chunk lengths of a chunk; chunks at the ends are stored whole too
 * @param codec {@code none}, {@code gzip} or {@code zlib}
 * @param fill what stands where no chunk is stored
 * @param separator between the numbers of a chunk's name
 * @param prefix of a chunk's name
 */
public record ZarrMeta(
        String code, long[] shape, int[] chunk, String codec, double fill, String separator, String prefix) {

    private static final Map<String, String> TYPES = Map.of(
            "bool", "|b1", "int8", "|i1", "uint8", "|u1", "int16", "<i2", "uint16", "<u2", "int32", "<i4", "uint32",
            "<u4", "int64", "<i8", "float32", "<f4", "float64", "<f8");

    /** Type of the elements here. */
    public DType type() {
        return ElementCode.parse(code).type();
    }

    /** Reads the metadata of the array in a directory. */
    public static ZarrMeta read(Path directory) {
        try {
            Path second = directory.resolve(".zarray");
            Path third = directory.resolve("zarr.json");
            if (Files.exists(third)) {
                return ofThird(JsonText.object(Files.readString(third), third.toString()), third.toString());
            }
            if (Files.exists(second)) {
                return ofSecond(JsonText.object(Files.readString(second), second.toString()), second.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the metadata in " + directory, e);
        }
        throw new IllegalArgumentException(directory + " is no Zarr array: it has neither .zarray nor zarr.json");
    }

    private static ZarrMeta ofSecond(Map<String, @Nullable Object> json, String name) {
        if (!"C".equals(json.get("order")) || json.get("filters") != null) {
            throw new IllegalArgumentException(name + " has order " + json.get("order") + " and filters "
                    + json.get("filters") + "; only C order without filters is read");
        }
        String codec = "none";
        if (json.get("compressor") instanceof Map<?, ?> compressor) {
            codec = String.valueOf(compressor.get("id"));
        }
        Object separator = json.get("dimension_separator");
        return new ZarrMeta(
                String.valueOf(json.get("dtype")),
                longs(json.get("shape"), name),
                ints(json.get("chunks"), name),
                known(codec, name),
                fill(json.get("fill_value")),
                separator == null ? "." : separator.toString(),
                "");
    }

    private static ZarrMeta ofThird(Map<String, @Nullable Object> json, String name) {
        String type = TYPES.get(String.valueOf(json.get("data_type")));
        if (type == null || !"array".equals(json.get("node_type"))) {
            throw new IllegalArgumentException(name + " is of type " + json.get("node_type") + " with elements of type "
                    + json.get("data_type") + "; arrays of bool, whole numbers and floats are read");
        }
        Object grid = configuration(json.get("chunk_grid")).get("chunk_shape");
        Object separator = configuration(json.get("chunk_key_encoding")).get("separator");
        String between = separator == null ? "/" : separator.toString();
        String codec = "none";
        String code = type;
        if (json.get("codecs") instanceof List<?> codecs) {
            for (Object one : codecs) {
                String which = one instanceof Map<?, ?> map ? String.valueOf(map.get("name")) : "";
                if (which.equals("bytes")) {
                    code = "big".equals(configuration(one).get("endian")) ? code.replace('<', '>') : code;
                } else {
                    codec = known(which, name);
                }
            }
        }
        return new ZarrMeta(
                code,
                longs(json.get("shape"), name),
                ints(grid, name),
                codec,
                fill(json.get("fill_value")),
                between,
                "c" + between);
    }

    private static Map<?, ?> configuration(@Nullable Object named) {
        return named instanceof Map<?, ?> map && map.get("configuration") instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static String known(String codec, String name) {
        if (!List.of("none", "gzip", "zlib").contains(codec)) {
            throw new IllegalArgumentException(
                    name + " is compressed by \"" + codec + "\"; uncompressed, gzip and zlib are read");
        }
        return codec;
    }

    private static double fill(@Nullable Object value) {
        return value instanceof Double number
                ? number
                : Boolean.TRUE.equals(value) ? 1 : "NaN".equals(value) ? Double.NaN : 0;
    }

    private static long[] longs(@Nullable Object list, String name) {
        if (!(list instanceof List<?> numbers)) {
            throw new IllegalArgumentException(name + " has no shape or no chunks");
        }
        return numbers.stream()
                .mapToLong(number -> ((Double) number).longValue())
                .toArray();
    }

    private static int[] ints(@Nullable Object list, String name) {
        return java.util.Arrays.stream(longs(list, name))
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /** The name of a chunk's file. */
    String chunkName(int... place) {
        if (place.length == 0) {
            return prefix.isEmpty() ? "0" : "c";
        }
        StringBuilder text = new StringBuilder(prefix);
        for (int axis = 0; axis < place.length; axis++) {
            text.append(axis == 0 ? "" : separator).append(place[axis]);
        }
        return text.toString();
    }

    /** The metadata as a file of version 2, or 3, of the format. */
    String json(int version) {
        String lengths = java.util.Arrays.toString(shape);
        String chunks = java.util.Arrays.toString(chunk);
        if (version == 2) {
            return "{\"zarr_format\": 2, \"shape\": " + lengths + ", \"chunks\": " + chunks + ", \"dtype\": \"" + code
                    + "\", \"compressor\": null, \"fill_value\": 0, \"order\": \"C\", \"filters\": null}\n";
        }
        String type = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return "{\"zarr_format\": 3, \"node_type\": \"array\", \"shape\": " + lengths + ", \"data_type\": \"" + type
                + "\", \"chunk_grid\": {\"name\": \"regular\", \"configuration\": {\"chunk_shape\": " + chunks
                + "}}, \"chunk_key_encoding\": {\"name\": \"default\", \"configuration\": {\"separator\": \"/\"}},"
                + " \"fill_value\": " + (type.equals("bool") ? "false" : "0")
                + ", \"codecs\": [{\"name\": \"bytes\", \"configuration\": {\"endian\": \"little\"}}],"
                + " \"attributes\": {}}\n";
    }
}
