package io.akkord.image.kernel;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_imgproc.ADAPTIVE_THRESH_MEAN_C;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2HSV_FULL;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2Lab;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2YCrCb;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LANCZOS4;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_OTSU;

import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.ImageStep.ColourSpace;
import io.akkord.image.raster.ImageStep.Filter;
import io.akkord.image.raster.Raster;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** An image outside the Java heap; {@link #close} frees it. */
final class OpenCvPicture implements Picture {

    private final Mat image;
    /** Whether the three channels are blue, green and red, as OpenCV has them. */
    private final boolean bgr;

    OpenCvPicture(Mat image, boolean bgr) {
        this.image = image;
        this.bgr = bgr;
    }

    static OpenCvPicture of(Raster raster) {
        Mat copy = new Mat(
                raster.height(), raster.width(), raster.channels() == 1 ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3);
        byte[] samples = raster.pixels();
        if (raster.channels() == 3) {
            samples = new byte[samples.length];
            JavaDecoder.swapRedAndBlue(raster.pixels(), samples);
        }
        copy.data().put(samples, 0, samples.length);
        return new OpenCvPicture(copy, raster.channels() == 3);
    }

    Mat image() {
        return image;
    }

    @Override
    public Picture apply(ImageStep step) {
        Mat next = new Mat();
        try {
            make(step, next);
        } catch (RuntimeException e) {
            next.close();
            throw e instanceof ImageException known
                    ? known
                    : new ImageException("the step " + step + " failed: " + e.getMessage(), e);
        }
        close();
        return new OpenCvPicture(
                next,
                next.channels() == 3
                        && bgr
                        && !(step instanceof ImageStep.Convert other && other.to() != ColourSpace.RGB));
    }

    private void make(ImageStep step, Mat next) {
        if (step instanceof ImageStep.Brightness brightness) {
            image.convertTo(next, -1, brightness.factor(), 0);
        } else if (step instanceof ImageStep.Contrast contrast) {
            image.convertTo(next, -1, contrast.factor(), 128 * (1 - contrast.factor()));
        } else if (step instanceof ImageStep.Grey) {
            withGrey(grey -> grey.copyTo(next));
        } else if (step instanceof ImageStep.Convert convert) {
            convert(convert.to(), next);
        } else if (step instanceof ImageStep.Blur blur) {
            smooth(blur.sigma(), next);
        } else if (step instanceof ImageStep.Median median) {
            opencv_imgproc.medianBlur(image, next, 2 * median.radius() + 1);
        } else if (step instanceof ImageStep.Sharpen sharpen) {
            sharpen(sharpen, next);
        } else if (step instanceof ImageStep.Threshold threshold) {
            withGrey(grey -> opencv_imgproc.threshold(grey, next, threshold.level(), 255, THRESH_BINARY));
        } else if (step instanceof ImageStep.Otsu) {
            withGrey(grey -> opencv_imgproc.threshold(grey, next, 0, 255, THRESH_BINARY | THRESH_OTSU));
        } else if (step instanceof ImageStep.AdaptiveThreshold adaptive) {
            withGrey(grey -> opencv_imgproc.adaptiveThreshold(
                    grey,
                    next,
                    255,
                    ADAPTIVE_THRESH_MEAN_C,
                    THRESH_BINARY,
                    2 * adaptive.radius() + 1,
                    adaptive.offset()));
        } else if (step instanceof ImageStep.Canny canny) {
            withGrey(grey -> opencv_imgproc.Canny(grey, next, canny.low(), canny.high(), 3, false));
        } else {
            move(step, next);
        }
    }

    private void move(ImageStep step, Mat next) {
        if (step instanceof ImageStep.Resize resize) {
            try (Size size = new Size(resize.width(), resize.height())) {
                opencv_imgproc.resize(image, next, size, 0, 0, interpolation(resize.filter()));
            }
        } else if (step instanceof ImageStep.Crop crop) {
            Places.requireWithin(crop, image.cols(), image.rows());
            try (Rect rect = new Rect(crop.x(), crop.y(), crop.width(), crop.height());
                    Mat part = new Mat(image, rect)) {
                part.copyTo(next);
            }
        } else if (step instanceof ImageStep.Turn turn) {
            int quarters = Math.floorMod(turn.quarters(), 4);
            if (quarters == 0) {
                image.copyTo(next);
            } else {
                opencv_core.rotate(image, next, quarters - 1);
            }
        } else if (step instanceof ImageStep.Flip flip) {
            opencv_core.flip(image, next, flip.upsideDown() ? 0 : 1);
        } else if (step instanceof ImageStep.Rotate rotate) {
            rotate(rotate.degrees(), next);
        }
    }

    private void withGrey(Consumer<Mat> use) {
        if (image.channels() == 1) {
            use.accept(image);
            return;
        }
        requireColours();
        try (Mat grey = new Mat()) {
            opencv_imgproc.cvtColor(image, grey, COLOR_BGR2GRAY);
            use.accept(grey);
        }
    }

    private void requireColours() {
        if (!bgr) {
            throw new ImageException(
                    "the image is not red, green and blue any more; put this step before the conversion");
        }
    }

    private void convert(ColourSpace to, Mat next) {
        if (image.channels() == 1) {
            throw new ImageException("a grey image has no colours to convert to " + to);
        }
        requireColours();
        switch (to) {
            case RGB -> image.copyTo(next);
            case HSV -> opencv_imgproc.cvtColor(image, next, COLOR_BGR2HSV_FULL);
            case LAB -> opencv_imgproc.cvtColor(image, next, COLOR_BGR2Lab);
            case YCRCB -> opencv_imgproc.cvtColor(image, next, COLOR_BGR2YCrCb);
        }
    }

    private void smooth(double sigma, Mat next) {
        try (Size automatic = new Size(0, 0)) {
            opencv_imgproc.GaussianBlur(image, next, automatic, sigma);
        }
    }

    private void sharpen(ImageStep.Sharpen step, Mat next) {
        try (Mat smooth = new Mat()) {
            smooth(step.sigma(), smooth);
            opencv_core.addWeighted(image, 1 + step.amount(), smooth, -step.amount(), 0, next);
        }
    }

    private void rotate(double degrees, Mat next) {
        try (Point2f centre = new Point2f((image.cols() - 1) / 2f, (image.rows() - 1) / 2f);
                Mat turn = opencv_imgproc.getRotationMatrix2D(centre, -degrees, 1);
                Size size = new Size(image.cols(), image.rows());
                Scalar black = new Scalar(0)) {
            opencv_imgproc.warpAffine(image, next, turn, size, INTER_LINEAR, BORDER_CONSTANT, black);
        }
    }

    private static int interpolation(Filter filter) {
        return switch (filter) {
            case NEAREST -> INTER_NEAREST;
            case LINEAR -> INTER_LINEAR;
            case CUBIC -> INTER_CUBIC;
            case AREA -> INTER_AREA;
            case LANCZOS -> INTER_LANCZOS4;
        };
    }

    @Override
    public Raster raster() {
        byte[] samples = new byte[image.rows() * image.cols() * image.channels()];
        try (Mat whole = image.isContinuous() ? new Mat(image) : image.clone()) {
            whole.data().get(samples, 0, samples.length);
        }
        if (bgr) {
            byte[] swapped = new byte[samples.length];
            JavaDecoder.swapRedAndBlue(samples, swapped);
            samples = swapped;
        }
        return new Raster(image.cols(), image.rows(), image.channels(), samples);
    }

    @Override
    public byte[] encode(String format, int quality) {
        int flag =
                format.equals("webp") ? opencv_imgcodecs.IMWRITE_WEBP_QUALITY : opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
        try (BytePointer out = new BytePointer();
                IntPointer settings = new IntPointer(flag, quality)) {
            boolean lossy = format.equals("webp") || format.equals("jpeg");
            boolean written = lossy
                    ? opencv_imgcodecs.imencode("." + format, image, out, settings)
                    : opencv_imgcodecs.imencode("." + format, image, out);
            if (!written) {
                throw new ImageException("OpenCV does not write " + format + "; use png, jpeg, tiff, bmp or webp");
            }
            byte[] encoded = new byte[Math.toIntExact(out.limit())];
            out.get(encoded);
            return encoded;
        } catch (RuntimeException e) {
            throw e instanceof ImageException known
                    ? known
                    : new ImageException("OpenCV cannot write the image as " + format + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        image.close();
    }
}
