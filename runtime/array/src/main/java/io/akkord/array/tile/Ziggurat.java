package io.akkord.array.tile;

/**
 * Normal numbers by a ziggurat of 256 layers (Marsaglia and Tsang 2000; layer and fraction from different bits, after
 * Doornik 2005). 98.8 of 100 need one draw and no transcendental function.
 */
final class Ziggurat {

    private static final int LAYERS = 256;
    private static final double TAIL = 3.654152885361009;
    private static final double AREA = 0.00492867323399;
    private static final double HALF_UNIT = 0x1p-52;

    /** Right edges of the layers, from the widest. */
    private static final double[] EDGE = new double[LAYERS + 1];

    /** Of each layer, the part that lies below the curve whatever the height. */
    private static final double[] INSIDE = new double[LAYERS];

    static {
        EDGE[0] = AREA / density(TAIL);
        EDGE[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            EDGE[i] = Math.sqrt(-2 * Math.log(AREA / EDGE[i - 1] + density(EDGE[i - 1])));
        }
        for (int i = 0; i < LAYERS; i++) {
            INSIDE[i] = EDGE[i + 1] / EDGE[i];
        }
    }

    private Ziggurat() {}

    private static double density(double x) {
        return Math.exp(-0.5 * x * x);
    }

    /** The normal number of these random bits; more are made of them when they do not suffice. */
    static double normal(long bits) {
        int layer = (int) bits & (LAYERS - 1);
        double part = (bits >> 11) * HALF_UNIT;
        return Math.abs(part) < INSIDE[layer] ? part * EDGE[layer] : rare(bits);
    }

    private static double rare(long first) {
        long bits = first;
        long draw = 0;
        while (true) {
            int layer = (int) bits & (LAYERS - 1);
            double part = (bits >> 11) * HALF_UNIT;
            double x = part * EDGE[layer];
            if (Math.abs(part) < INSIDE[layer]) {
                return x;
            }
            if (layer == 0) {
                return tail(first, draw, part < 0);
            }
            double height = RandomNumbers.unit(RandomNumbers.bits(first, draw++));
            double low = density(EDGE[layer]);
            if (low + height * (density(EDGE[layer + 1]) - low) < density(x)) {
                return x;
            }
            bits = RandomNumbers.bits(first, draw++);
        }
    }

    /** Beyond the last edge (Marsaglia 1964). */
    private static double tail(long first, long firstDraw, boolean negative) {
        long draw = firstDraw;
        while (true) {
            double x = Math.log1p(-RandomNumbers.unit(RandomNumbers.bits(first, draw++))) / TAIL;
            double y = Math.log1p(-RandomNumbers.unit(RandomNumbers.bits(first, draw++)));
            if (-2 * y >= x * x) {
                return negative ? x - TAIL : TAIL - x;
            }
        }
    }
}
