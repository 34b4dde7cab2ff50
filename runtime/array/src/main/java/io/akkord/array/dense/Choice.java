package io.akkord.array.dense;

/** Tries the native library once. */
final class Choice {

    static final Dense BEST = choose();

    private Choice() {}

    private static Dense choose() {
        if (!Boolean.parseBoolean(System.getProperty("akkord.array.native", "true"))) {
            return new JavaDense();
        }
        try {
            return new NativeDense();
        } catch (LinkageError | RuntimeException e) {
            return new JavaDense();
        }
    }
}
