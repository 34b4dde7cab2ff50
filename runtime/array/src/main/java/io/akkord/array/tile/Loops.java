package io.akkord.array.tile;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoublePredicate;

/** Which loop does which operation, on doubles and on longs. */
final class Loops {

    private static final Map<Op, TileLoop> DOUBLES = doubles();
    private static final Map<Op, TileLoop> WHOLES = wholes();

    private Loops() {}

    /** The loop for inputs with fractions, or without. */
    static TileLoop of(Op op, boolean floating) {
        TileLoop loop = (floating ? DOUBLES : WHOLES).get(op);
        if (loop == null) {
            throw new IllegalArgumentException(
                    "ufunc '" + op + "' is not supported for " + (floating ? "floating" : "whole") + " inputs");
        }
        return loop;
    }

    static boolean has(Op op, boolean floating) {
        return (floating ? DOUBLES : WHOLES).containsKey(op);
    }

    private static Map<Op, TileLoop> doubles() {
        Map<Op, TileLoop> loops = new EnumMap<>(Op.class);
        arithmetic(loops);
        functions(loops);
        loops.put(Op.LESS, DoubleComparisons::less);
        loops.put(Op.LESS_EQUAL, DoubleComparisons::lessEqual);
        loops.put(Op.GREATER, DoubleComparisons::greater);
        loops.put(Op.GREATER_EQUAL, DoubleComparisons::greaterEqual);
        loops.put(Op.EQUAL, DoubleComparisons::equal);
        loops.put(Op.NOT_EQUAL, DoubleComparisons::notEqual);
        loops.put(Op.ISNAN, flag(Double::isNaN));
        loops.put(Op.ISINF, flag(Double::isInfinite));
        loops.put(Op.ISFINITE, flag(Double::isFinite));
        loops.put(Op.LOGICAL_NOT, flag(x -> x == 0));
        return loops;
    }

    private static void arithmetic(Map<Op, TileLoop> loops) {
        loops.put(Op.NEGATIVE, DoubleLoops::negative);
        loops.put(Op.ABSOLUTE, DoubleLoops::absolute);
        loops.put(Op.SQUARE, DoubleLoops::square);
        loops.put(Op.SQRT, DoubleLoops::sqrt);
        loops.put(Op.ADD, DoubleLoops::add);
        loops.put(Op.SUBTRACT, DoubleLoops::subtract);
        loops.put(Op.MULTIPLY, DoubleLoops::multiply);
        loops.put(Op.DIVIDE, DoubleLoops::divide);
        loops.put(Op.MINIMUM, DoubleLoops::minimum);
        loops.put(Op.MAXIMUM, DoubleLoops::maximum);
        loops.put(Op.FLOOR_DIVIDE, TileLoop.binary(WholeMath::floorDivide));
        loops.put(Op.MOD, TileLoop.binary(WholeMath::mod));
        loops.put(Op.POWER, TileLoop.binary(Math::pow));
        loops.put(Op.ARCTAN2, TileLoop.binary(Math::atan2));
        loops.put(Op.HYPOT, TileLoop.binary(Math::hypot));
        loops.put(Op.RECIPROCAL, TileLoop.unary(x -> 1 / x));
        loops.put(Op.SIGN, TileLoop.unary(Math::signum));
    }

    private static void functions(Map<Op, TileLoop> loops) {
        loops.put(Op.CBRT, TileLoop.unary(Math::cbrt));
        loops.put(Op.EXP, TileLoop.unary(Math::exp));
        loops.put(Op.EXPM1, TileLoop.unary(Math::expm1));
        loops.put(Op.LOG, TileLoop.unary(Math::log));
        loops.put(Op.LOG1P, TileLoop.unary(Math::log1p));
        loops.put(Op.LOG2, TileLoop.unary(WholeMath::log2));
        loops.put(Op.LOG10, TileLoop.unary(Math::log10));
        loops.put(Op.SIN, TileLoop.unary(Math::sin));
        loops.put(Op.COS, TileLoop.unary(Math::cos));
        loops.put(Op.TAN, TileLoop.unary(Math::tan));
        loops.put(Op.ARCSIN, TileLoop.unary(Math::asin));
        loops.put(Op.ARCCOS, TileLoop.unary(Math::acos));
        loops.put(Op.ARCTAN, TileLoop.unary(Math::atan));
        loops.put(Op.SINH, TileLoop.unary(Math::sinh));
        loops.put(Op.COSH, TileLoop.unary(Math::cosh));
        loops.put(Op.TANH, TileLoop.unary(Math::tanh));
        loops.put(Op.FLOOR, TileLoop.unary(Math::floor));
        loops.put(Op.CEIL, TileLoop.unary(Math::ceil));
        loops.put(Op.RINT, TileLoop.unary(Math::rint));
        loops.put(Op.TRUNC, TileLoop.unary(x -> x < 0 ? Math.ceil(x) : Math.floor(x)));
    }

    private static TileLoop flag(DoublePredicate test) {
        return (a, b, c, out, n) -> {
            for (int i = 0; i < n; i++) {
                out.longs[out.at + i] = test.test(a.doubles[a.at + i]) ? 1 : 0;
            }
        };
    }

    private static Map<Op, TileLoop> wholes() {
        Map<Op, TileLoop> loops = new EnumMap<>(Op.class);
        loops.put(Op.NEGATIVE, TileLoop.unaryWhole(x -> -x));
        loops.put(Op.ABSOLUTE, TileLoop.unaryWhole(Math::abs));
        loops.put(Op.SQUARE, TileLoop.unaryWhole(x -> x * x));
        loops.put(Op.SIGN, TileLoop.unaryWhole(Long::signum));
        loops.put(Op.LOGICAL_NOT, TileLoop.unaryWhole(x -> x == 0 ? 1 : 0));
        loops.put(Op.INVERT, TileLoop.unaryWhole(x -> ~x));
        loops.put(Op.ADD, LongLoops::add);
        loops.put(Op.SUBTRACT, LongLoops::subtract);
        loops.put(Op.MULTIPLY, LongLoops::multiply);
        loops.put(Op.AND, LongLoops::and);
        loops.put(Op.OR, LongLoops::or);
        loops.put(Op.XOR, LongLoops::xor);
        loops.put(Op.FLOOR_DIVIDE, TileLoop.binaryWhole(WholeMath::floorDivide));
        loops.put(Op.MOD, TileLoop.binaryWhole(WholeMath::mod));
        loops.put(Op.POWER, TileLoop.binaryWhole(WholeMath::power));
        loops.put(Op.MINIMUM, TileLoop.binaryWhole(Math::min));
        loops.put(Op.MAXIMUM, TileLoop.binaryWhole(Math::max));
        loops.put(Op.LEFT_SHIFT, TileLoop.binaryWhole(WholeMath::shiftLeft));
        loops.put(Op.RIGHT_SHIFT, TileLoop.binaryWhole(WholeMath::shiftRight));
        loops.put(Op.LESS, TileLoop.binaryWhole((x, y) -> x < y ? 1 : 0));
        loops.put(Op.LESS_EQUAL, TileLoop.binaryWhole((x, y) -> x <= y ? 1 : 0));
        loops.put(Op.GREATER, TileLoop.binaryWhole((x, y) -> x > y ? 1 : 0));
        loops.put(Op.GREATER_EQUAL, TileLoop.binaryWhole((x, y) -> x >= y ? 1 : 0));
        loops.put(Op.EQUAL, TileLoop.binaryWhole((x, y) -> x == y ? 1 : 0));
        loops.put(Op.NOT_EQUAL, TileLoop.binaryWhole((x, y) -> x != y ? 1 : 0));
        return loops;
    }
}
