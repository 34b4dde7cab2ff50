package io.akkord.array.tile;

import io.akkord.array.Block;
import io.akkord.array.DType;
import io.akkord.array.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a program over the elements of a chunk, {@link #LENGTH} at a time: every instruction is one loop over tiles
 * that stay in the first-level cache, so a chain of any length reads its operands and writes its result once.
 *
 * <p>Floats are computed as doubles and rounded after every instruction, ints as longs that wrap around after every
 * instruction, so fusing changes no result. Used by one thread.
 */
public final class TileMachine {

    /** Elements of a tile. */
    public static final int LENGTH = 1024;

    private static final int TILES_BETWEEN_CHECKS = 256;

    /** What is to be done with the values of a tile: those of the elements from {@code start} on, in C order. */
    public interface Consumer {
        void take(int start, int n, Tile values);
    }

    /** One instruction, ready to run. */
    private interface Step {
        void run(int start, int n);
    }

    private final Program program;
    private final Region region;
    private final List<Block> operands;
    private final Step[] steps;
    private final Tile[] registers;
    private final int[] lastUse;

    /**
     * Prepares a program.
     *
     * @param region what part of the whole array is computed
     * @param operands by number; their shapes broadcast to the region's
     */
    public TileMachine(Program program, Region region, List<Block> operands) {
        this.program = program;
        this.region = region;
        this.operands = operands;
        int count = program.code().size();
        this.steps = new Step[count];
        this.registers = new Tile[count];
        this.lastUse = lastUse(program.code());
        List<Tile> freeDoubles = new ArrayList<>();
        List<Tile> freeLongs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instruction instruction = program.code().get(i);
            boolean pinned = instruction.op() == Op.CONSTANT || instruction.op() == Op.LOAD;
            List<Tile> free = instruction.type().isFloating() ? freeDoubles : freeLongs;
            registers[i] = register(instruction, pinned || free.isEmpty() || i == count - 1 ? null : free);
            steps[i] = step(instruction, registers[i]);
            for (int input = 0; input < instruction.op().arity(); input++) {
                int used = instruction.input(input);
                if (lastUse[used] == i && !isPinned(used) && firstMention(instruction, input)) {
                    (program.code().get(used).type().isFloating() ? freeDoubles : freeLongs).add(registers[used]);
                }
            }
        }
    }

    private static boolean firstMention(Instruction instruction, int input) {
        for (int before = 0; before < input; before++) {
            if (instruction.input(before) == instruction.input(input)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPinned(int place) {
        Op op = program.code().get(place).op();
        return op == Op.CONSTANT || op == Op.LOAD;
    }

    private static int[] lastUse(List<Instruction> code) {
        int[] last = new int[code.size()];
        for (int i = 0; i < last.length; i++) {
            for (int input = 0; input < code.get(i).op().arity(); input++) {
                last[code.get(i).input(input)] = i;
            }
        }
        return last;
    }

    private Tile register(Instruction instruction, @Nullable List<Tile> free) {
        if (free != null) {
            return free.remove(free.size() - 1);
        }
        boolean aliases = instruction.op() == Op.LOAD && Loader.aliases(operands.get(instruction.a()), region.shape());
        return aliases ? new Tile() : Tile.buffer(instruction.type());
    }

    private Step step(Instruction instruction, Tile out) {
        switch (instruction.op()) {
            case LOAD -> {
                return new Loader(operands.get(instruction.a()), region.shape(), out)::load;
            }
            case CONSTANT -> {
                Arrays.fill(out.doubles, instruction.x());
                Arrays.fill(out.longs, instruction.n());
                return (start, n) -> {};
            }
            case INDEX, UNIFORM, NORMAL, INTEGERS, EXPONENTIAL -> {
                return rounded(instruction, new Source(instruction, region, out)::run, out);
            }
            default -> {
                return computed(instruction, out);
            }
        }
    }

    private Step computed(Instruction instruction, Tile out) {
        Tile a = registers[instruction.a()];
        Tile b = registers[instruction.op().arity() > 1 ? instruction.b() : instruction.a()];
        Tile c = registers[instruction.op().arity() > 2 ? instruction.c() : instruction.a()];
        TileLoop loop = loop(instruction);
        return rounded(instruction, (start, n) -> loop.run(a, b, c, out, n), out);
    }

    private TileLoop loop(Instruction instruction) {
        DType from = program.code()
                .get(instruction.op() == Op.WHERE ? instruction.b() : instruction.a())
                .type();
        if (instruction.op() == Op.WHERE) {
            return from.isFloating() ? DoubleLoops::where : LongLoops::where;
        }
        if (instruction.op() != Op.CAST) {
            return Loops.of(instruction.op(), from.isFloating());
        }
        return switch (instruction.type()) {
            case BOOLEAN -> from.isFloating() ? DoubleLoops::toBooleans : LongLoops::toBooleans;
            case INT, LONG -> from.isFloating() ? DoubleLoops::toLongs : TileLoop.unaryWhole(x -> x);
            case FLOAT, DOUBLE -> from.isFloating() ? TileLoop.unary(x -> x) : LongLoops::toDoubles;
        };
    }

    private static Step rounded(Instruction instruction, Step step, Tile out) {
        if (instruction.type() == DType.FLOAT && instruction.op().rounds()) {
            return (start, n) -> {
                step.run(start, n);
                DoubleLoops.roundToFloat(out, n);
            };
        }
        if (instruction.type() == DType.INT && instruction.op().rounds()) {
            return (start, n) -> {
                step.run(start, n);
                LongLoops.wrapToInt(out, n);
            };
        }
        return step;
    }

    /** Computes all values and hands them on, tile by tile. */
    public void forEach(Consumer consumer) {
        Tile result = registers[registers.length - 1];
        run((start, n) -> consumer.take(start, n, result));
    }

    /** Computes all values into a new block. */
    public Block toBlock() {
        Block block = Block.zeros(program.type(), region.shape());
        Tile result = registers[registers.length - 1];
        Op last = program.code().get(registers.length - 1).op();
        if (last == Op.LOAD
                || last == Op.CONSTANT
                || !(last.arity() > 0)
                || block.dtype().bytes() < 8) {
            run((start, n) -> Storing.store(result, block.data(), start, n));
        } else {
            intoPlace(block, result);
        }
        return block;
    }

    /** The last instruction writes to where the result shall lie. */
    private void intoPlace(Block block, Tile result) {
        if (block.data() instanceof double[] values) {
            result.doubles = values;
        } else {
            result.longs = block.longs();
        }
        for (int start = 0, tiles = 0; start < block.size(); start += LENGTH, tiles++) {
            check(tiles);
            result.at = start;
            int n = Math.min(LENGTH, block.size() - start);
            for (Step step : steps) {
                step.run(start, n);
            }
        }
    }

    private void run(Step then) {
        int size = Math.toIntExact(io.akkord.array.Shapes.size(region.shape()));
        for (int start = 0, tiles = 0; start < size; start += LENGTH, tiles++) {
            check(tiles);
            int n = Math.min(LENGTH, size - start);
            for (Step step : steps) {
                step.run(start, n);
            }
            then.run(start, n);
        }
    }

    private static void check(int tiles) {
        if (tiles % TILES_BETWEEN_CHECKS == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cancelled between two tiles");
        }
    }
}
