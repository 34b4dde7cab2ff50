package io.akkord.image.kernel;

import io.akkord.image.feature.KeyPoints;
import io.akkord.image.raster.ImageException;
import org.bytedeco.opencv.opencv_core.KeyPoint;
import org.bytedeco.opencv.opencv_core.KeyPointVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_features2d.ORB;

/** Finds key points by OpenCV's ORB. */
public final class OrbFeatures {

    private OrbFeatures() {}

    /**
     * The clearest key points of a picture, at most so many.
     *
     * @throws ImageException if the picture is not in OpenCV's hands
     */
    public static KeyPoints of(Picture picture, int most) {
        if (!(picture instanceof OpenCvPicture held)) {
            throw new ImageException("key points need OpenCV, which does not load here; use histograms or gradients");
        }
        try (ORB orb = ORB.create();
                KeyPointVector points = new KeyPointVector();
                Mat descriptors = new Mat();
                Mat everywhere = new Mat()) {
            orb.setMaxFeatures(most);
            orb.detectAndCompute(held.image(), everywhere, points, descriptors);
            return columns(points, descriptors);
        }
    }

    private static KeyPoints columns(KeyPointVector points, Mat descriptors) {
        int count = (int) points.size();
        KeyPoints found = new KeyPoints(
                new float[count],
                new float[count],
                new float[count],
                new float[count],
                new float[count],
                new byte[count * KeyPoints.DESCRIPTOR_BYTES]);
        for (int i = 0; i < count; i++) {
            KeyPoint point = points.get(i);
            found.x()[i] = point.pt().x();
            found.y()[i] = point.pt().y();
            found.sizes()[i] = point.size();
            found.angles()[i] = point.angle();
            found.strengths()[i] = point.response();
        }
        if (count > 0) {
            descriptors.data().get(found.descriptors(), 0, found.descriptors().length);
        }
        return found;
    }
}
