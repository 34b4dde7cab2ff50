package io.akkord.image.kernel;

/** The kernels of this JVM, each made once. */
final class Kernels {

    static final Kernel JAVA = new JavaKernel();
    static final Kernel BEST = best();

    private Kernels() {}

    private static Kernel best() {
        if ("java".equals(System.getProperty("akkord.image.kernel"))) {
            return JAVA;
        }
        try {
            return OpenCvKernel.load();
        } catch (LinkageError e) {
            System.getLogger(Kernels.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "OpenCV does not load here, so that images take about four times as long: {0}",
                            e.toString());
            return JAVA;
        }
    }
}
