package io.akkord.image.kernel;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYCOLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.Raster;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** OpenCV, one thread a task: slots share the processors already. */
final class OpenCvKernel implements Kernel {

    private OpenCvKernel() {}

    /**
     * Loads the libraries.
     *
     * @throws LinkageError if there are none for this platform
     */
    static Kernel load() {
        opencv_core.setNumThreads(1);
        return new OpenCvKernel();
    }

    @Override
    public String name() {
        return "opencv";
    }

    @Override
    public Picture decode(String name, byte[] encoded, long mostPixels) {
        ImageHeader.check(name, encoded, mostPixels);
        JpegEnd.check(name, encoded);
        try (BytePointer bytes = new BytePointer(encoded);
                Mat buffer = new Mat(1, encoded.length, opencv_core.CV_8UC1, bytes)) {
            Mat image = opencv_imgcodecs.imdecode(buffer, IMREAD_ANYCOLOR | IMREAD_IGNORE_ORIENTATION);
            if (image.empty()) {
                image.close();
                throw new ImageException("the image " + name + " is damaged, or in a format that OpenCV does not know");
            }
            return new OpenCvPicture(image, image.channels() == 3);
        } catch (RuntimeException e) {
            throw e instanceof ImageException known
                    ? known
                    : new ImageException("the image " + name + " is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public Picture of(Raster raster) {
        return OpenCvPicture.of(raster);
    }
}
