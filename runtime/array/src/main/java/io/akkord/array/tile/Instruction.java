package io.akkord.array.tile;

import io.akkord.array.DType;

/**
 * One step of a {@link Program}; its result is named by its place in the program.
 *
 * @param op what it does
 * @param type of its result
 * @param a place of the first input; the operand for {@link Op#LOAD}, the axis for {@link Op#INDEX}
 * @param b place of the second
 * @param c place of the third
 * @param x first parameter of a source
 * @param y second
 * @param n value of a whole constant, key of a random source
 */
public record Instruction(Op op, DType type, int a, int b, int c, double x, double y, long n) {

    /** One that has inputs. */
    public static Instruction of(Op op, DType type, int... inputs) {
        return new Instruction(
                op, type, inputs[0], inputs.length > 1 ? inputs[1] : 0, inputs.length > 2 ? inputs[2] : 0, 0, 0, 0);
    }

    /** Reads an operand. */
    public static Instruction load(int operand, DType type) {
        return new Instruction(Op.LOAD, type, operand, 0, 0, 0, 0, 0);
    }

    /** The place of its n-th input. */
    int input(int number) {
        return number == 0 ? a : number == 1 ? b : c;
    }
}
