package io.akkord.array;

import io.akkord.array.expr.Expressions;
import io.akkord.array.tile.Op;

/** Functions of each element. Whole numbers become doubles where the result has fractions. */
public sealed interface Functions extends ArrayOperand permits Chunked {

    /** The same elements in another type; fractions are cut off, and what is not zero is true. */
    default Chunked astype(DType type) {
        return Chunked.of(Expressions.cast(node(), type));
    }

    /** Elements of the first where this is true, of the second elsewhere. */
    default Chunked where(Chunked then, Chunked otherwise) {
        return Chunked.of(Expressions.where(node(), then.node(), otherwise.node()));
    }

    /** Elements of the array where this is true, a number elsewhere. */
    default Chunked where(Chunked then, double otherwise) {
        return Chunked.of(Expressions.where(
                node(),
                then.node(),
                Expressions.scalar(otherwise, then.node().chunks(), then.node().dtype())));
    }

    /** Rounded to so many decimal places, halves to the even neighbour. */
    default Chunked round(int decimals) {
        double factor = Math.pow(10, Math.abs(decimals));
        Chunked self = Chunked.of(node());
        if (decimals == 0) {
            return self.rint();
        }
        return decimals > 0
                ? self.times(factor).rint().dividedBy(factor)
                : self.dividedBy(factor).rint().times(factor);
    }

    default Chunked negative() {
        return Chunked.of(Expressions.unary(Op.NEGATIVE, node()));
    }

    default Chunked abs() {
        return Chunked.of(Expressions.unary(Op.ABSOLUTE, node()));
    }

    default Chunked square() {
        return Chunked.of(Expressions.unary(Op.SQUARE, node()));
    }

    default Chunked sqrt() {
        return Chunked.of(Expressions.unary(Op.SQRT, node()));
    }

    default Chunked cbrt() {
        return Chunked.of(Expressions.unary(Op.CBRT, node()));
    }

    default Chunked exp() {
        return Chunked.of(Expressions.unary(Op.EXP, node()));
    }

    default Chunked expm1() {
        return Chunked.of(Expressions.unary(Op.EXPM1, node()));
    }

    default Chunked log() {
        return Chunked.of(Expressions.unary(Op.LOG, node()));
    }

    default Chunked log1p() {
        return Chunked.of(Expressions.unary(Op.LOG1P, node()));
    }

    default Chunked log2() {
        return Chunked.of(Expressions.unary(Op.LOG2, node()));
    }

    default Chunked log10() {
        return Chunked.of(Expressions.unary(Op.LOG10, node()));
    }

    default Chunked sin() {
        return Chunked.of(Expressions.unary(Op.SIN, node()));
    }

    default Chunked cos() {
        return Chunked.of(Expressions.unary(Op.COS, node()));
    }

    default Chunked tan() {
        return Chunked.of(Expressions.unary(Op.TAN, node()));
    }

    default Chunked arcsin() {
        return Chunked.of(Expressions.unary(Op.ARCSIN, node()));
    }

    default Chunked arccos() {
        return Chunked.of(Expressions.unary(Op.ARCCOS, node()));
    }

    default Chunked arctan() {
        return Chunked.of(Expressions.unary(Op.ARCTAN, node()));
    }

    default Chunked sinh() {
        return Chunked.of(Expressions.unary(Op.SINH, node()));
    }

    default Chunked cosh() {
        return Chunked.of(Expressions.unary(Op.COSH, node()));
    }

    default Chunked tanh() {
        return Chunked.of(Expressions.unary(Op.TANH, node()));
    }

    default Chunked floor() {
        return Chunked.of(Expressions.unary(Op.FLOOR, node()));
    }

    default Chunked ceil() {
        return Chunked.of(Expressions.unary(Op.CEIL, node()));
    }

    default Chunked rint() {
        return Chunked.of(Expressions.unary(Op.RINT, node()));
    }

    default Chunked trunc() {
        return Chunked.of(Expressions.unary(Op.TRUNC, node()));
    }

    default Chunked sign() {
        return Chunked.of(Expressions.unary(Op.SIGN, node()));
    }

    default Chunked reciprocal() {
        return Chunked.of(Expressions.unary(Op.RECIPROCAL, node()));
    }

    default Chunked isNaN() {
        return Chunked.of(Expressions.unary(Op.ISNAN, node()));
    }

    default Chunked isInfinite() {
        return Chunked.of(Expressions.unary(Op.ISINF, node()));
    }

    default Chunked isFinite() {
        return Chunked.of(Expressions.unary(Op.ISFINITE, node()));
    }

    default Chunked not() {
        return Chunked.of(Expressions.unary(Op.LOGICAL_NOT, node()));
    }

    default Chunked invert() {
        return Chunked.of(Expressions.unary(Op.INVERT, node()));
    }
}
