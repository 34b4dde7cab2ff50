package io.akkord.samples.chaos.clock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/**
 * Lets a class call static methods of another class in place of those of the same name and type that it calls. Only the
 * constant pool changes (JVM specification 4.4): references to the methods get another class, which is appended.
 */
final class CallRedirection {

    /** A method by class and name, as the constant pool has them. */
    record Method(String owner, String name) {}

    private static final int HEADER = 8;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    /** Bytes behind the tag of each kind of constant; two bytes of length and the text for {@link #UTF8}. */
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private final byte[] bytes;
    private final int[] places;
    private final int end;

    private CallRedirection(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.places = new int[u2(HEADER)];
        int at = HEADER + 2;
        for (int index = 1; index < places.length; index++) {
            places[index] = at;
            int tag = bytes[at];
            at += 1 + (tag == UTF8 ? 2 + u2(at + 1) : SIZES[tag]);
            index += tag == 5 || tag == 6 ? 1 : 0;
        }
        this.end = at;
    }

    /**
     * The class with its calls redirected; the same array if it has none.
     *
     * @param methods that are called no more
     * @param owner of those that are called instead, such as {@code a/b/C}
     */
    static byte[] redirect(byte[] original, Set<Method> methods, String owner) throws IOException {
        CallRedirection redirection = new CallRedirection(original.clone());
        int replaced = 0;
        for (int index = 1; index < redirection.places.length; index++) {
            replaced += redirection.point(index, methods) ? 1 : 0;
        }
        return replaced == 0 ? original : redirection.withClass(owner);
    }

    /** Lets a reference to one of the methods name the class that will be appended. */
    private boolean point(int index, Set<Method> methods) throws IOException {
        int at = places[index];
        if (at == 0 || bytes[at] != METHOD) {
            return false;
        }
        String owner = text(u2(places[u2(at + 1)] + 1));
        String name = text(u2(places[u2(at + 3)] + 1));
        if (!methods.contains(new Method(owner, name))) {
            return false;
        }
        int appended = places.length + 1;
        bytes[at + 1] = (byte) (appended >> 8);
        bytes[at + 2] = (byte) appended;
        return true;
    }

    private byte[] withClass(String owner) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + owner.length() + HEADER);
        DataOutputStream out = new DataOutputStream(all);
        out.write(bytes, 0, HEADER);
        out.writeShort(places.length + 2);
        out.write(bytes, HEADER + 2, end - HEADER - 2);
        out.writeByte(UTF8);
        out.writeUTF(owner);
        out.writeByte(CLASS);
        out.writeShort(places.length);
        out.write(bytes, end, bytes.length - end);
        return all.toByteArray();
    }

    private int u2(int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    private String text(int index) throws IOException {
        int at = places[index] + 1;
        return new DataInputStream(new ByteArrayInputStream(Arrays.copyOfRange(bytes, at, at + 2 + u2(at)))).readUTF();
    }
}
