package io.akkord.cluster.settings;

import java.time.Duration;
import java.util.Locale;

/** Numbers, durations and sizes as people read them and HOCON understands them. */
public final class Units {

    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Units() {}

    /** {@code 65,536}. */
    public static String show(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The largest unit that gives a whole number: {@code 500 ms}, {@code 10 minutes}. */
    public static String show(Duration time) {
        long millis = time.toMillis();
        if (millis == 0 && !time.isZero()) {
            return time.toNanos() + " ns";
        }
        if (millis % 1000 != 0 || millis == 0) {
            return millis + " ms";
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        if (seconds % 60 == 0) {
            return seconds == 60 ? "1 minute" : seconds / 60 + " minutes";
        }
        return seconds + " s";
    }

    /** The largest unit that gives a whole number: {@code 1 KiB}, {@code 1500 B}. */
    public static String showBytes(long bytes) {
        int unit = 0;
        long rest = bytes;
        while (rest != 0 && rest % 1024 == 0 && unit < SIZES.length - 1) {
            rest /= 1024;
            unit++;
        }
        return rest + " " + SIZES[unit];
    }
}
