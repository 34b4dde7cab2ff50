package io.akkord.array.tile;

import java.util.Locale;

/** What one instruction does to each element. Names are part of journals: constants may be added, never renamed. */
public enum Op {
    /** Reads an operand. */
    LOAD(0),
    /** One value everywhere. */
    CONSTANT(0),
    /** The element's place along an axis of the whole array. */
    INDEX(0),
    /** Random, from x to below y. */
    UNIFORM(0),
    /** Random, of mean x and standard deviation y. */
    NORMAL(0),
    /** Random whole numbers from x to below y. */
    INTEGERS(0),
    /** Random, of mean x. */
    EXPONENTIAL(0),

    CAST(1),
    NEGATIVE(1),
    ABSOLUTE(1),
    SQUARE(1),
    SQRT(1),
    CBRT(1),
    EXP(1),
    EXPM1(1),
    LOG(1),
    LOG1P(1),
    LOG2(1),
    LOG10(1),
    SIN(1),
    COS(1),
    TAN(1),
    ARCSIN(1),
    ARCCOS(1),
    ARCTAN(1),
    SINH(1),
    COSH(1),
    TANH(1),
    FLOOR(1),
    CEIL(1),
    RINT(1),
    TRUNC(1),
    SIGN(1),
    RECIPROCAL(1),
    ISNAN(1),
    ISINF(1),
    ISFINITE(1),
    LOGICAL_NOT(1),
    INVERT(1),

    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    FLOOR_DIVIDE(2),
    MOD(2),
    POWER(2),
    ARCTAN2(2),
    HYPOT(2),
    MINIMUM(2),
    MAXIMUM(2),
    LESS(2),
    LESS_EQUAL(2),
    GREATER(2),
    GREATER_EQUAL(2),
    EQUAL(2),
    NOT_EQUAL(2),
    AND(2),
    OR(2),
    XOR(2),
    LEFT_SHIFT(2),
    RIGHT_SHIFT(2),

    /** The second where the first is true, else the third. */
    WHERE(3);

    private final int arity;

    Op(int arity) {
        this.arity = arity;
    }

    /** Number of inputs. */
    public int arity() {
        return arity;
    }

    /** Whether its value depends on where the element lies. */
    public boolean isPositional() {
        return arity == 0 && this != LOAD && this != CONSTANT;
    }

    /** Whether float operands can give what is no float, so that it has to be rounded. */
    boolean rounds() {
        return switch (this) {
            case LOAD, CONSTANT, NEGATIVE, ABSOLUTE, MINIMUM, MAXIMUM, WHERE, FLOOR, CEIL, RINT, TRUNC, SIGN -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
