package io.akkord.persistence.leveldb.file;

/**
 * A place in a file of a LevelDB directory.
 *
 * @param file name of the file
 * @param offset bytes from its beginning, of the block or record; 0 if the whole file is meant
 */
public record FilePlace(String file, long offset) {

    @Override
    public String toString() {
        return file + " at " + offset;
    }
}
