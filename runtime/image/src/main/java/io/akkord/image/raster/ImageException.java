package io.akkord.image.raster;

import io.akkord.api.AkkordException;

/** An image cannot be read, worked on or written; the message names it and says why. */
public final class ImageException extends AkkordException {

    private static final long serialVersionUID = 1;

    public ImageException(String message) {
        super(message);
    }

    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
