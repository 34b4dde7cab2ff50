package io.akkord.image.segment;

import io.akkord.image.raster.Raster;

/** Colours in CIELAB for the white of D65, where distances are about those that eyes see. */
final class CieLab {

    private static final double KNEE = 216.0 / 24389;
    private static final double SLOPE = 24389.0 / 27;
    private static final double[] LINEAR = new double[256];

    static {
        for (int value = 0; value < LINEAR.length; value++) {
            double part = value / 255.0;
            LINEAR[value] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
    }

    private CieLab() {}

    /** Three numbers a pixel, row by row: lightness 0 to 100, green to red, blue to yellow. */
    static float[] of(Raster raster) {
        int pixels = raster.width() * raster.height();
        int channels = raster.channels();
        float[] colours = new float[pixels * 3];
        for (int pixel = 0; pixel < pixels; pixel++) {
            double red = LINEAR[raster.pixels()[pixel * channels] & 0xff];
            double green = LINEAR[raster.pixels()[pixel * channels + channels / 2] & 0xff];
            double blue = LINEAR[raster.pixels()[pixel * channels + channels - 1] & 0xff];
            double x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
            double y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
            double z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
            colours[pixel * 3] = (float) (116 * y - 16);
            colours[pixel * 3 + 1] = (float) (500 * (x - y));
            colours[pixel * 3 + 2] = (float) (200 * (y - z));
        }
        return colours;
    }

    private static double curve(double part) {
        return part > KNEE ? Math.cbrt(part) : (SLOPE * part + 16) / 116;
    }
}
