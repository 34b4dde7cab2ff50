package io.akkord.api;

/** Stands for an exception whose class this JVM does not have or cannot make: carries its name, message and stack. */
public final class RemoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    public RemoteException(String type, String message) {
        super(message);
        this.type = type;
    }

    /** Class name of the exception on the worker. */
    public String type() {
        return type;
    }

    /** The message with the original class in front of it. */
    @Override
    public String getMessage() {
        return type + ": " + super.getMessage();
    }
}
