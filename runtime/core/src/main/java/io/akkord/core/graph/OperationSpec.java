package io.akkord.core.graph;

/**
 * An operation as it travels: by name. One row of the graph's operation table; tasks refer to it by number.
 *
 * @param kind how the inputs reach it
 * @param className binary name of the class that holds the method, or of the record that is the function
 * @param methodName name of the method; empty for a record and where there is no function of the user's
 * @param signature descriptor of the method, such as {@code (IJ)Lexample/Matrix;}
 * @param methodKind kind of method handle as in {@code java.lang.invoke.MethodHandleInfo}; 0 for a record
 * @param captured captured arguments, or the record itself, as encoded values; empty if none
 * @param fingerprint hash of the class file that holds the code; 0 if there is none
 * @param lambda whether the name was made by the compiler, so that it may change on recompilation
 * @param steps for {@link Kind#FUSED}: the operations (table numbers) run one after the other, each on the result of
 *     the one before
 */
public record OperationSpec(
        Kind kind,
        String className,
        String methodName,
        String signature,
        int methodKind,
        byte[] captured,
        long fingerprint,
        boolean lambda,
        int[] steps) {

    /** How inputs reach the operation; the order of the constants is part of the journal's format. */
    public enum Kind {
        /** Each input is one argument. */
        CALL,
        /** A function of two arguments is applied from left to right over all inputs. */
        FOLD,
        /** The inputs become one list. */
        GATHER,
        /** Several operations run one after the other, each on the result of the one before. */
        FUSED,
        /** The result is the task's only literal, at position 0; there are no inputs. */
        CONSTANT
    }

    /** The operation of tasks that gather. */
    public static final OperationSpec GATHERING = ofRuntime(Kind.GATHER, new int[0]);

    /** The operation of tasks whose result is given. */
    public static final OperationSpec GIVEN = ofRuntime(Kind.CONSTANT, new int[0]);

    /** Operations of the table, run one after the other. */
    public static OperationSpec fused(int[] steps) {
        return ofRuntime(Kind.FUSED, steps);
    }

    /** The same operation with code that its user has accepted in place of what was submitted. */
    public OperationSpec withFingerprint(long accepted) {
        return new OperationSpec(kind, className, methodName, signature, methodKind, captured, accepted, lambda, steps);
    }

    private static OperationSpec ofRuntime(Kind kind, int[] steps) {
        return new OperationSpec(kind, "", "", "", 0, new byte[0], 0L, false, steps);
    }

    /** {@code SimpleClass.method}, as people read it in keys, errors and the journal. */
    public String displayName() {
        return switch (kind) {
            case GATHER -> "gather";
            case FUSED -> "fused";
            case CONSTANT -> "constant";
            default -> {
                String simple =
                        className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
                yield methodName.isEmpty() ? simple : simple + "." + methodName;
            }
        };
    }
}
