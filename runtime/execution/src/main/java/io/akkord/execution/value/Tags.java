package io.akkord.execution.value;

/** The first byte of every encoded value. Part of the journal's format: numbers are never changed or used again. */
final class Tags {

    static final int NULL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int BYTE = 3;
    static final int SHORT = 4;
    static final int CHAR = 5;
    static final int INT = 6;
    static final int LONG = 7;
    static final int FLOAT = 8;
    static final int DOUBLE = 9;
    static final int STRING = 10;
    /** A string with a lone surrogate, which UTF-8 cannot hold: its chars. */
    static final int STRING_CHARS = 11;

    static final int BIG_INTEGER = 12;
    static final int BIG_DECIMAL = 13;

    static final int BYTES = 16;
    static final int SHORTS = 17;
    static final int CHARS = 18;
    static final int INTS = 19;
    static final int LONGS = 20;
    static final int FLOATS = 21;
    static final int DOUBLES = 22;
    static final int BOOLEANS = 23;
    static final int OBJECTS = 24;

    static final int LIST = 32;
    static final int SET = 33;
    static final int LINKED_SET = 34;
    static final int SORTED_SET = 35;
    static final int MAP = 36;
    static final int LINKED_MAP = 37;
    static final int SORTED_MAP = 38;
    static final int OPTIONAL = 39;
    static final int OPTIONAL_INT = 40;
    static final int OPTIONAL_LONG = 41;
    static final int OPTIONAL_DOUBLE = 42;

    static final int ENUM = 48;
    static final int RECORD = 49;
    static final int BEAN = 50;

    static final int INSTANT = 64;
    static final int DURATION = 65;
    static final int LOCAL_DATE = 66;
    static final int LOCAL_TIME = 67;
    static final int LOCAL_DATE_TIME = 68;
    static final int ZONE_OFFSET = 69;
    static final int ZONE_REGION = 70;
    static final int ZONED_DATE_TIME = 71;
    static final int OFFSET_DATE_TIME = 72;
    static final int OFFSET_TIME = 73;
    static final int PERIOD = 74;
    static final int YEAR = 75;
    static final int YEAR_MONTH = 76;
    static final int MONTH_DAY = 77;

    static final int UUID = 96;
    static final int URI = 97;
    static final int LOCALE = 98;
    static final int BIT_SET = 99;
    static final int DATE = 100;

    /** Tags are below this. */
    static final int COUNT = 128;

    private Tags() {}
}
