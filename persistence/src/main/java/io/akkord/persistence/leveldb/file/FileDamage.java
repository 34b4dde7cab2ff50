package io.akkord.persistence.leveldb.file;

/**
 * Bytes that are not as LevelDB wrote them.
 *
 * @param place where they begin
 * @param what what is wrong there
 */
public record FileDamage(FilePlace place, String what) {

    static FileDamage at(String file, long offset, String what) {
        return new FileDamage(new FilePlace(file, offset), what);
    }

    /** Whether it is in a log, whose intact rest LevelDB goes on with; in other files LevelDB stops there. */
    public boolean isInLog() {
        return place.file().endsWith(".log");
    }

    @Override
    public String toString() {
        return place + ": " + what;
    }
}
