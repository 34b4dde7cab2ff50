package io.akkord.execution.operation;

import io.akkord.core.graph.OperationSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The operations resolved last, so that graphs which repeat them share them. Large captured arguments are not kept. */
final class ResolvedOperations {

    private static final int MOST_ENTRIES = 1024;
    private static final int MOST_CAPTURED_BYTES = 4096;

    /** What makes two specifications the same; a record with an array would compare it by identity. */
    private record Key(
            OperationSpec.Kind kind,
            String className,
            String method,
            String signature,
            int methodKind,
            int capturedHash,
            long fingerprint) {

        static Key of(OperationSpec spec) {
            return new Key(
                    spec.kind(),
                    spec.className(),
                    spec.methodName(),
                    spec.signature(),
                    spec.methodKind(),
                    Arrays.hashCode(spec.captured()),
                    spec.fingerprint());
        }
    }

    private final Map<Key, ResolvedOperation> latest = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ResolvedOperation> eldest) {
            return size() > MOST_ENTRIES;
        }
    };

    ResolvedOperation get(OperationSpec spec, Function<OperationSpec, ResolvedOperation> find) {
        if (spec.captured().length > MOST_CAPTURED_BYTES) {
            return find.apply(spec);
        }
        Key key = Key.of(spec);
        synchronized (latest) {
            ResolvedOperation known = latest.get(key);
            if (known != null && Arrays.equals(known.spec().captured(), spec.captured())) {
                return known;
            }
        }
        ResolvedOperation found = find.apply(spec);
        synchronized (latest) {
            latest.put(key, found);
        }
        return found;
    }
}
