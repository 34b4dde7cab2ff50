package io.akkord.array;

import io.akkord.array.expr.Expressions;
import io.akkord.array.expr.Node;
import io.akkord.array.tile.Op;

/**
 * Arithmetic and comparisons, broadcast by NumPy's rules. A number keeps the array's type where NumPy 2 does: a whole one
 * beside ints, any beside floats.
 */
public sealed interface Arithmetic extends ArrayOperand permits Chunked {

    /** Sum; "or" of booleans. */
    default Chunked plus(Chunked other) {
        return binary(Op.ADD, other.node());
    }

    /** Sum; "or" of booleans. */
    default Chunked plus(double number) {
        return binary(Op.ADD, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Sum; "or" of booleans. */
    default Chunked plus(long number) {
        return binary(Op.ADD, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Difference. */
    default Chunked minus(Chunked other) {
        return binary(Op.SUBTRACT, other.node());
    }

    /** Difference. */
    default Chunked minus(double number) {
        return binary(Op.SUBTRACT, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Difference. */
    default Chunked minus(long number) {
        return binary(Op.SUBTRACT, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Product; "and" of booleans. */
    default Chunked times(Chunked other) {
        return binary(Op.MULTIPLY, other.node());
    }

    /** Product; "and" of booleans. */
    default Chunked times(double number) {
        return binary(Op.MULTIPLY, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Product; "and" of booleans. */
    default Chunked times(long number) {
        return binary(Op.MULTIPLY, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Quotient with fractions. */
    default Chunked dividedBy(Chunked other) {
        return binary(Op.DIVIDE, other.node());
    }

    /** Quotient with fractions. */
    default Chunked dividedBy(double number) {
        return binary(Op.DIVIDE, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Quotient with fractions. */
    default Chunked dividedBy(long number) {
        return binary(Op.DIVIDE, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** The largest whole number not above the quotient; 0 for whole numbers divided by 0. */
    default Chunked floorDividedBy(Chunked other) {
        return binary(Op.FLOOR_DIVIDE, other.node());
    }

    /** The largest whole number not above the quotient; 0 for whole numbers divided by 0. */
    default Chunked floorDividedBy(double number) {
        return binary(Op.FLOOR_DIVIDE, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** The largest whole number not above the quotient; 0 for whole numbers divided by 0. */
    default Chunked floorDividedBy(long number) {
        return binary(Op.FLOOR_DIVIDE, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Remainder with the sign of the divisor. */
    default Chunked mod(Chunked other) {
        return binary(Op.MOD, other.node());
    }

    /** Remainder with the sign of the divisor. */
    default Chunked mod(double number) {
        return binary(Op.MOD, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Remainder with the sign of the divisor. */
    default Chunked mod(long number) {
        return binary(Op.MOD, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Power. */
    default Chunked power(Chunked other) {
        return binary(Op.POWER, other.node());
    }

    /** Power. */
    default Chunked power(double number) {
        return binary(Op.POWER, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Power. */
    default Chunked power(long number) {
        return binary(Op.POWER, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** The lesser; NaN if one is. */
    default Chunked minimum(Chunked other) {
        return binary(Op.MINIMUM, other.node());
    }

    /** The lesser; NaN if one is. */
    default Chunked minimum(double number) {
        return binary(Op.MINIMUM, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** The lesser; NaN if one is. */
    default Chunked minimum(long number) {
        return binary(Op.MINIMUM, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** The greater; NaN if one is. */
    default Chunked maximum(Chunked other) {
        return binary(Op.MAXIMUM, other.node());
    }

    /** The greater; NaN if one is. */
    default Chunked maximum(double number) {
        return binary(Op.MAXIMUM, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** The greater; NaN if one is. */
    default Chunked maximum(long number) {
        return binary(Op.MAXIMUM, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Whether less. */
    default Chunked less(Chunked other) {
        return binary(Op.LESS, other.node());
    }

    /** Whether less. */
    default Chunked less(double number) {
        return binary(Op.LESS, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Whether less. */
    default Chunked less(long number) {
        return binary(Op.LESS, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Whether less or equal. */
    default Chunked lessEqual(Chunked other) {
        return binary(Op.LESS_EQUAL, other.node());
    }

    /** Whether less or equal. */
    default Chunked lessEqual(double number) {
        return binary(Op.LESS_EQUAL, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Whether less or equal. */
    default Chunked lessEqual(long number) {
        return binary(Op.LESS_EQUAL, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Whether greater. */
    default Chunked greater(Chunked other) {
        return binary(Op.GREATER, other.node());
    }

    /** Whether greater. */
    default Chunked greater(double number) {
        return binary(Op.GREATER, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Whether greater. */
    default Chunked greater(long number) {
        return binary(Op.GREATER, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Whether greater or equal. */
    default Chunked greaterEqual(Chunked other) {
        return binary(Op.GREATER_EQUAL, other.node());
    }

    /** Whether greater or equal. */
    default Chunked greaterEqual(double number) {
        return binary(Op.GREATER_EQUAL, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Whether greater or equal. */
    default Chunked greaterEqual(long number) {
        return binary(Op.GREATER_EQUAL, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Whether equal. */
    default Chunked equalTo(Chunked other) {
        return binary(Op.EQUAL, other.node());
    }

    /** Whether equal. */
    default Chunked equalTo(double number) {
        return binary(Op.EQUAL, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Whether equal. */
    default Chunked equalTo(long number) {
        return binary(Op.EQUAL, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Whether not equal. */
    default Chunked notEqualTo(Chunked other) {
        return binary(Op.NOT_EQUAL, other.node());
    }

    /** Whether not equal. */
    default Chunked notEqualTo(double number) {
        return binary(Op.NOT_EQUAL, Expressions.scalar(number, node().chunks(), node().dtype()));
    }

    /** Whether not equal. */
    default Chunked notEqualTo(long number) {
        return binary(Op.NOT_EQUAL, Expressions.wholeScalar(number, node().chunks(), node().dtype()));
    }

    /** Bits, or truth values, in both. */
    default Chunked and(Chunked other) {
        return binary(Op.AND, other.node());
    }

    /** Bits, or truth values, in one or both. */
    default Chunked or(Chunked other) {
        return binary(Op.OR, other.node());
    }

    /** Bits, or truth values, in one of both. */
    default Chunked xor(Chunked other) {
        return binary(Op.XOR, other.node());
    }

    /** Angle of the point (other, this). */
    default Chunked arctan2(Chunked other) {
        return binary(Op.ARCTAN2, other.node());
    }

    /** Square root of the sum of squares. */
    default Chunked hypot(Chunked other) {
        return binary(Op.HYPOT, other.node());
    }

    /** Bits shifted to the left. */
    default Chunked shiftLeft(Chunked other) {
        return binary(Op.LEFT_SHIFT, other.node());
    }

    /** Bits shifted to the right, keeping the sign. */
    default Chunked shiftRight(Chunked other) {
        return binary(Op.RIGHT_SHIFT, other.node());
    }

    /** The matrix product; see {@link Products}. */
    default Chunked matmul(Chunked other) {
        return Products.matmul(Chunked.of(node()), other);
    }

    /** Cut to a range. */
    default Chunked clip(double least, double most) {
        return maximum(least).minimum(most);
    }

    private Chunked binary(Op op, Node other) {
        return Chunked.of(Expressions.binary(Expressions.forBooleans(op, node(), other), node(), other));
    }
}
