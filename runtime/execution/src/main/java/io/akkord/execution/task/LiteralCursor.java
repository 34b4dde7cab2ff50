package io.akkord.execution.task;

/** Walks over the entries of a literal block without copying them. */
final class LiteralCursor {

    private final byte[] block;
    private int next;
    private int step;
    private int position;
    private int from;

    LiteralCursor(byte[] block) {
        this.block = block;
    }

    /** How many entries the first step has. */
    static int countOfFirstStep(byte[] block) {
        if (block.length == 0) {
            return 0;
        }
        LiteralCursor cursor = new LiteralCursor(block);
        int count = 0;
        while (cursor.advance() && cursor.step == 0) {
            count++;
        }
        return count;
    }

    /** Goes to the next entry; false at the end. */
    boolean advance() {
        if (next == block.length) {
            return false;
        }
        step = number();
        position = number();
        int length = number();
        if (length > block.length - next) {
            throw damaged();
        }
        from = next;
        next += length;
        return true;
    }

    private int number() {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            if (next == block.length) {
                throw damaged();
            }
            int part = block[next++];
            value |= (part & 0x7F) << shift;
            if (part >= 0) {
                if (value < 0) {
                    throw damaged();
                }
                return value;
            }
        }
        throw damaged();
    }

    private IllegalArgumentException damaged() {
        return new IllegalArgumentException("damaged literals: " + block.length + " bytes, read at " + next);
    }

    int step() {
        return step;
    }

    int position() {
        return position;
    }

    /** Where the encoded value begins in the block. */
    int from() {
        return from;
    }

    /** Where it ends. */
    int end() {
        return next;
    }
}
