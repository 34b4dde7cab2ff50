package io.akkord.samples.images;

import io.akkord.image.raster.Raster;

/**
 * One way to vary an image.
 *
 * @param orientation 0 to 7: quarter turns, and 4 more when mirrored first
 * @param cropX 0 to 4: where the part that stays begins, from the left edge to as far right as it goes
 * @param cropY 0 to 4: likewise from the top
 * @param shift 0 to 26: three digits to the base 3, one a channel: darker, as it was, brighter
 */
record Variant(int orientation, int cropX, int cropY, int shift) {

    private static final int ORIENTATIONS = 8;
    private static final int CROPS = 5;
    private static final int SHIFTS = 27;

    static final int COUNT = ORIENTATIONS * CROPS * CROPS * SHIFTS;

    /** A prime that does not divide the count: neighbours differ in all respects, and none repeats within the count. */
    private static final int STRIDE = 2309;

    /** Samples by which a channel is made darker or brighter. */
    private static final int SHIFT = 12;

    static Variant of(int index) {
        int rest = (int) ((long) index * STRIDE % COUNT);
        int orientation = rest % ORIENTATIONS;
        rest /= ORIENTATIONS;
        int cropX = rest % CROPS;
        rest /= CROPS;
        return new Variant(orientation, cropX, rest % CROPS, rest / CROPS);
    }

    Raster apply(Raster raster) {
        int width = part(raster.width());
        int height = part(raster.height());
        int left = (raster.width() - width) * cropX / (CROPS - 1);
        int top = (raster.height() - height) * cropY / (CROPS - 1);
        boolean upright = orientation % 2 == 0;
        Raster varied = Raster.black(upright ? width : height, upright ? height : width, raster.channels());
        byte[] to = varied.pixels();
        int at = 0;
        for (int y = 0; y < varied.height(); y++) {
            for (int x = 0; x < varied.width(); x++) {
                int fromX = fromX(x, y, width);
                int fromY = fromY(x, y, height);
                for (int channel = 0; channel < raster.channels(); channel++) {
                    int value = raster.sample(left + fromX, top + fromY, channel) + shift(raster.channels(), channel);
                    to[at++] = (byte) Math.max(0, Math.min(255, value));
                }
            }
        }
        return varied;
    }

    private static int part(int side) {
        return Math.max(1, side - side / 8);
    }

    /** The column, within the part that stays, that comes to this place. */
    private int fromX(int x, int y, int width) {
        int column =
                switch (orientation % 4) {
                    case 0 -> x;
                    case 1 -> y;
                    case 2 -> width - 1 - x;
                    default -> width - 1 - y;
                };
        return orientation < 4 ? column : width - 1 - column;
    }

    /** The row, likewise. */
    private int fromY(int x, int y, int height) {
        return switch (orientation % 4) {
            case 0 -> y;
            case 1 -> height - 1 - x;
            case 2 -> height - 1 - y;
            default -> x;
        };
    }

    /** Grey has one channel for all three digits: every shift is another one. */
    private int shift(int channels, int channel) {
        if (channels == 1) {
            return shift - SHIFTS / 2;
        }
        int digit =
                switch (channel) {
                    case 0 -> shift % 3;
                    case 1 -> shift / 3 % 3;
                    default -> shift / 9;
                };
        return SHIFT * (digit - 1);
    }
}
