package io.akkord.array.store;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the elements of an {@code .npy} file, versions 1 to 3 (numpy.lib.format).
 *
 * @param columns whether the first axis is the fastest (Fortran order)
 * @param length bytes of the header with all that comes before it
 */
record NpyHeader(ElementCode code, boolean columns, long[] shape, int length) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_BYTES = 1 << 20;
    private static final int ALIGNMENT = 64;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

    /**
     * Reads one.
     *
     * @param name of the file, for the message
     */
    static NpyHeader read(DataInput in, String name) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        in.readFully(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException(name + " is no .npy file: it does not begin with \\x93NUMPY");
        }
        int major = in.readUnsignedByte();
        in.readUnsignedByte();
        int size = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        if (major > 1) {
            size |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
        }
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalArgumentException(name + " has a header of " + size + " bytes; it is damaged");
        }
        byte[] text = new byte[size];
        in.readFully(text);
        String header = new String(text, major > 2 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        long[] shape = Arrays.stream(find(SHAPE, header, name).replace("L", "").split(","))
                .map(String::strip)
                .filter(length -> !length.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        return new NpyHeader(
                ElementCode.parse(find(DESCR, header, name)),
                find(ORDER, header, name).equals("True"),
                shape,
                MAGIC.length + 2 + (major > 1 ? 4 : 2) + size);
    }

    private static String find(Pattern pattern, String header, String name) {
        Matcher found = pattern.matcher(header);
        if (!found.find()) {
            throw new IllegalArgumentException(
                    name + " has the header \"" + header.strip() + "\", which describes no array of one simple type");
        }
        return found.group(1);
    }

    /** The header as bytes, of version 1. */
    static byte[] bytes(ElementCode code, int... shape) {
        String dictionary = "{'descr': '" + code + "', 'fortran_order': False, 'shape': "
                + io.akkord.array.Shapes.text(shape) + ", }";
        int unpadded = MAGIC.length + 4 + dictionary.length() + 1;
        int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) ' ');
        System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
        int size = length - MAGIC.length - 4;
        bytes[6] = 1;
        bytes[7] = 0;
        bytes[8] = (byte) size;
        bytes[9] = (byte) (size >> 8);
        byte[] text = dictionary.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, bytes, 10, text.length);
        bytes[length - 1] = '\n';
        return bytes;
    }
}
