package io.akkord.execution.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Fingerprints of class files: the first eight bytes of their SHA-256. They tell whether code has changed since a graph
 * was submitted. Classes of the JDK have none, because their update is not a change of the user's code; nor have
 * classes that were made at run time.
 */
final class Fingerprints {

    /** There is no class file, or it does not matter. */
    static final long NONE = 0;

    private static final ClassValue<Long> KNOWN = new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
            return compute(type);
        }
    };

    private Fingerprints() {}

    static long of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static long compute(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader == ClassLoader.getPlatformClassLoader() || type.isHidden()) {
            return NONE;
        }
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            if (file == null) {
                return NONE;
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            long value = ByteBuffer.wrap(hash).getLong();
            return value == NONE ? 1 : value;
        } catch (IOException e) {
            return NONE;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
