package io.akkord.persistence.leveldb;

import java.nio.ByteBuffer;

/**
 * A key of Akka's LevelDB journal, big-endian: number of the persistence id (4), sequence number (8), mapping id (4); Akka
 * appends four zero bytes. Events have mapping id 0. Sequence number 0 of an id holds its highest sequence number; id
 * number 1 maps numbers (as mapping id, from 10) to persistence ids. Other mapping ids are deletion marks of Akka before
 * 2.4, which deleted single events; there are none in our journals.
 */
record LevelDbKey(int id, long sequenceNumber, int mapping) {

    private static final int LENGTH = 20;
    private static final int ID_OF_IDS = 1;
    static final int FIRST_ID = 10;

    static LevelDbKey of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new LevelDbKey(in.getInt(), in.getLong(), in.getInt());
    }

    static LevelDbKey counter(int id) {
        return new LevelDbKey(id, 0, 0);
    }

    static LevelDbKey event(int id, long sequenceNumber) {
        return new LevelDbKey(id, sequenceNumber, 0);
    }

    static LevelDbKey id(int number) {
        return new LevelDbKey(ID_OF_IDS, 0, number);
    }

    static LevelDbKey firstId() {
        return id(FIRST_ID);
    }

    boolean namesAnId() {
        return id == ID_OF_IDS;
    }

    boolean isEvent() {
        return mapping == 0;
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(LENGTH)
                .putInt(id)
                .putLong(sequenceNumber)
                .putInt(mapping)
                .array();
    }
}
