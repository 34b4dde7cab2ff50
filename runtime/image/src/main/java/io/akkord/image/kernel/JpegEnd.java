package io.akkord.image.kernel;

import io.akkord.image.raster.ImageException;

/** Whether a JPEG file ends with its image: decoders give one that was cut off, with the rest of it grey, and say nothing. */
final class JpegEnd {

    private static final int SCAN = 0xda;
    private static final int END = 0xd9;

    private JpegEnd() {}

    /** Refuses a JPEG file without the marker of its end behind the last scan; others are no business of this. */
    static void check(String name, byte[] encoded) {
        if (encoded.length < 4 || (encoded[0] & 0xff) != 0xff || (encoded[1] & 0xff) != 0xd8) {
            return;
        }
        int at = scan(encoded);
        while (at + 1 < encoded.length) {
            if ((encoded[at] & 0xff) == 0xff && (encoded[at + 1] & 0xff) == END) {
                return;
            }
            at++;
        }
        throw new ImageException(
                "the image " + name + " is damaged: it was cut off after " + encoded.length + " bytes");
    }

    /** Where the samples begin: thumbnails, which have ends of their own, lie in segments before that. */
    private static int scan(byte[] encoded) {
        int at = 2;
        while (at + 3 < encoded.length && (encoded[at] & 0xff) == 0xff) {
            int marker = encoded[at + 1] & 0xff;
            if (marker == SCAN) {
                return at;
            }
            at += marker == 0xff ? 1 : 2 + ((encoded[at + 2] & 0xff) << 8 | (encoded[at + 3] & 0xff));
        }
        return at;
    }
}
