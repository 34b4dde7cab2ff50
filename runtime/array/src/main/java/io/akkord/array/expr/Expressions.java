package io.akkord.array.expr;

import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.tile.Op;
import java.util.List;

/** Makes elementwise nodes: chooses types as NumPy does, casts inputs and aligns their chunks. */
public final class Expressions {

    private Expressions() {}

    /** The same elements in another type; fractions are cut off, and what is not zero is true. */
    public static Node cast(Node node, DType type) {
        return node.dtype() == type ? node : ElementwiseNode.of(Op.CAST, type, node.chunks(), List.of(node));
    }

    /**
     * A function of one array.
     *
     * @throws IllegalArgumentException if there is none for its type
     */
    public static Node unary(Op op, Node node) {
        return switch (op) {
            case ISNAN, ISINF, ISFINITE -> ElementwiseNode.of(
                    op,
                    DType.BOOLEAN,
                    node.chunks(),
                    List.of(cast(node, node.dtype().floating())));
            case LOGICAL_NOT -> ElementwiseNode.of(op, DType.BOOLEAN, node.chunks(), List.of(node));
            case INVERT -> invert(node);
            case NEGATIVE, ABSOLUTE, SQUARE, SIGN -> arithmetic(op, node);
            case FLOOR, CEIL, RINT, TRUNC -> node.dtype().isFloating()
                    ? ElementwiseNode.of(op, node.dtype(), node.chunks(), List.of(node))
                    : node;
            default -> {
                DType type = node.dtype().floating();
                yield ElementwiseNode.of(op, type, node.chunks(), List.of(cast(node, type)));
            }
        };
    }

    private static Node invert(Node node) {
        if (node.dtype().isFloating()) {
            throw unsupported(Op.INVERT, node.dtype());
        }
        return node.dtype() == DType.BOOLEAN
                ? unary(Op.LOGICAL_NOT, node)
                : ElementwiseNode.of(Op.INVERT, node.dtype(), node.chunks(), List.of(node));
    }

    private static Node arithmetic(Op op, Node node) {
        if (node.dtype() == DType.BOOLEAN && op == Op.ABSOLUTE) {
            return node;
        }
        if (node.dtype() == DType.BOOLEAN) {
            throw unsupported(op, DType.BOOLEAN);
        }
        return ElementwiseNode.of(op, node.dtype(), node.chunks(), List.of(node));
    }

    private static IllegalArgumentException unsupported(Op op, DType type) {
        return new IllegalArgumentException("ufunc '" + op + "' is not supported for elements of type " + type
                + "; convert them with astype first");
    }

    /**
     * A function of two arrays, broadcast to each other.
     *
     * @throws IllegalArgumentException if their shapes do not fit, or there is none for their types
     */
    public static Node binary(Op op, Node a, Node b) {
        DType common = common(op, DType.promote(a.dtype(), b.dtype()));
        Broadcasting.Aligned aligned = Broadcasting.align(List.of(a, b));
        return ElementwiseNode.of(
                op,
                result(op, common),
                aligned.chunks(),
                aligned.nodes().stream().map(node -> cast(node, common)).toList());
    }

    /** The type that both inputs are brought to. */
    private static DType common(Op op, DType promoted) {
        return switch (op) {
            case DIVIDE, ARCTAN2, HYPOT -> promoted.floating();
            case LEFT_SHIFT, RIGHT_SHIFT -> {
                if (promoted.isFloating() || promoted == DType.BOOLEAN) {
                    throw unsupported(op, promoted);
                }
                yield promoted;
            }
            case AND, OR, XOR -> {
                if (promoted.isFloating()) {
                    throw unsupported(op, promoted);
                }
                yield promoted;
            }
            case SUBTRACT, FLOOR_DIVIDE, MOD, POWER -> {
                if (promoted == DType.BOOLEAN) {
                    throw unsupported(op, promoted);
                }
                yield promoted;
            }
            default -> promoted;
        };
    }

    private static DType result(Op op, DType common) {
        return switch (op) {
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> DType.BOOLEAN;
            default -> common;
        };
    }

    /** Addition and multiplication of booleans are "or" and "and". */
    public static Op forBooleans(Op op, Node a, Node b) {
        if (a.dtype() != DType.BOOLEAN || b.dtype() != DType.BOOLEAN) {
            return op;
        }
        return op == Op.ADD ? Op.OR : op == Op.MULTIPLY ? Op.AND : op;
    }

    /** Elements of the second array where the condition holds, of the third elsewhere. */
    public static Node where(Node condition, Node a, Node b) {
        DType type = DType.promote(a.dtype(), b.dtype());
        Broadcasting.Aligned aligned = Broadcasting.align(List.of(condition, a, b));
        return ElementwiseNode.of(
                Op.WHERE,
                type,
                aligned.chunks(),
                List.of(
                        cast(aligned.nodes().get(0), DType.BOOLEAN),
                        cast(aligned.nodes().get(1), type),
                        cast(aligned.nodes().get(2), type)));
    }

    /** A number as an array cut as another one, in a type that does not widen that one's unless it has to. */
    public static Node scalar(double value, Chunks like, DType beside) {
        DType type = beside.floating();
        return constant(type, like, value);
    }

    /** A whole number as an array cut as another one. */
    public static Node wholeScalar(long value, Chunks like, DType beside) {
        if (beside.isFloating()) {
            return constant(beside, like, (double) value);
        }
        DType type = beside == DType.BOOLEAN ? DType.LONG : beside;
        if (type == DType.INT && value != (int) value) {
            type = DType.LONG;
        }
        return ElementwiseNode.constant(type, like, (double) value, value);
    }

    /** The same value everywhere. */
    public static Node constant(DType type, Chunks chunks, double value) {
        double x = type == DType.FLOAT ? (float) value : value;
        long n = type == DType.INT ? (int) (long) value : type == DType.BOOLEAN ? (value != 0 ? 1 : 0) : (long) value;
        return ElementwiseNode.constant(type, chunks, x, n);
    }
}
