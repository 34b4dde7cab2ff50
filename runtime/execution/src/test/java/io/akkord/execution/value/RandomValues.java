package io.akkord.execution.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Values of all kinds from a seed; the same seed gives equal values that share nothing. */
final class RandomValues {

    record Point(long x, double y, String name) {}

    record Holder<T>(T value, List<T> more, Point point, double[] raw) {}

    record Empty() {}

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "a constant with a class of its own";
            }
        }
    }

    /** A class that goes through Jackson. */
    static final class Bean {
        private int number;
        private String text;
        private List<Point> points = new ArrayList<>();
        private double[] raw;

        Bean() {}

        Bean(int number, String text, List<Point> points, double... raw) {
            this.number = number;
            this.text = text;
            this.points = points;
            this.raw = raw;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bean that
                    && number == that.number
                    && text.equals(that.text)
                    && points.equals(that.points)
                    && Arrays.equals(raw, that.raw);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    Object next() {
        return next(4);
    }

    private Object next(int depth) {
        return depth == 0 || random.nextInt(3) > 0 ? leaf() : nested(depth - 1);
    }

    private Object nested(int depth) {
        return switch (random.nextInt(11)) {
            case 0 -> fill(new ArrayList<>(), depth);
            case 1 -> fill(new HashSet<>(), depth);
            case 2 -> fill(new LinkedHashSet<>(), depth);
            case 3 -> new TreeSet<>(Set.of(random.nextInt(), random.nextInt() | 1, 0));
            case 4 -> fill(new HashMap<>(), depth);
            case 5 -> fill(new LinkedHashMap<>(), depth);
            case 6 -> new TreeMap<>(Map.of("a", next(depth), text(), 1));
            case 7 -> Optional.of(next(depth));
            case 8 -> new Holder<>(
                    next(depth), List.of(next(depth), next(depth)), new Point(1, 2, text()), new double[] {1.5, -0.0});
            case 9 -> new Object[] {next(depth), null, next(depth)};
            default -> new long[][] {{random.nextLong()}, {}, {1, 2}};
        };
    }

    private List<Object> fill(List<Object> list, int depth) {
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(random.nextInt(10) == 0 ? null : next(depth));
        }
        return list;
    }

    private Set<Object> fill(Set<Object> set, int depth) {
        for (int i = random.nextInt(5); i > 0; i--) {
            set.add(key());
        }
        set.add(List.of(key(), depth));
        return set;
    }

    private Map<Object, Object> fill(Map<Object, Object> map, int depth) {
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(key(), next(depth));
        }
        return map;
    }

    private Object key() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(50);
            case 1 -> text();
            case 2 -> Colour.values()[random.nextInt(2)];
            default -> new Point(random.nextInt(5), 0, "k");
        };
    }

    private Object leaf() {
        return switch (random.nextInt(6)) {
            case 0 -> number();
            case 1 -> array();
            case 2 -> time();
            case 3 -> text();
            default -> other();
        };
    }

    private Object number() {
        return switch (random.nextInt(9)) {
            case 0 -> (byte) random.nextInt();
            case 1 -> (short) random.nextInt();
            case 2 -> (char) random.nextInt();
            case 3 -> random.nextInt();
            case 4 -> random.nextLong();
            case 5 -> Float.intBitsToFloat(random.nextInt());
            case 6 -> random.nextBoolean() ? random.nextGaussian() : Double.NaN;
            case 7 -> new BigInteger(200, random).negate();
            default -> new BigDecimal(new BigInteger(100, random), random.nextInt(50) - 25);
        };
    }

    private Object array() {
        int length = random.nextInt(20);
        return switch (random.nextInt(8)) {
            case 0 -> random.ints(length).toArray();
            case 1 -> random.longs(length).toArray();
            case 2 -> random.doubles(length).toArray();
            case 3 -> new float[] {random.nextFloat(), Float.NEGATIVE_INFINITY};
            case 4 -> new short[] {(short) random.nextInt(), Short.MIN_VALUE};
            case 5 -> new char[] {(char) random.nextInt(), '\uFFFF'};
            case 6 -> new boolean[] {random.nextBoolean(), true};
            default -> text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        };
    }

    private Object time() {
        LocalDateTime local = LocalDateTime.of(
                LocalDate.ofEpochDay(random.nextInt(2_000_000) - 1_000_000),
                LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)));
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(36_000) - 18_000);
        return switch (random.nextInt(14)) {
            case 0 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt());
            case 1 -> Duration.ofSeconds(random.nextInt(), random.nextInt());
            case 2 -> local;
            case 3 -> local.toLocalDate();
            case 4 -> local.toLocalTime();
            case 5 -> offset;
            case 6 -> ZoneId.of("Europe/Berlin");
            case 7 -> ZonedDateTime.of(local, ZoneId.of("America/New_York"));
            case 8 -> OffsetDateTime.of(local, offset);
            case 9 -> OffsetTime.of(local.toLocalTime(), offset);
            case 10 -> Period.of(random.nextInt(), random.nextInt(), -3);
            case 11 -> Year.of(random.nextInt(3000));
            case 12 -> YearMonth.from(local);
            default -> MonthDay.from(local);
        };
    }

    private Object other() {
        return switch (random.nextInt(11)) {
            case 0 -> random.nextBoolean();
            case 1 -> new UUID(random.nextLong(), random.nextLong());
            case 2 -> java.net.URI.create("http://example.org/" + random.nextInt());
            case 3 -> Locale.CANADA_FRENCH;
            case 4 -> BitSet.valueOf(new long[] {random.nextLong()});
            case 5 -> Colour.values()[random.nextInt(2)];
            case 6 -> DayOfWeek.of(1 + random.nextInt(7));
            case 7 -> OptionalInt.of(random.nextInt());
            case 8 -> random.nextBoolean() ? OptionalLong.empty() : OptionalDouble.of(random.nextDouble());
            case 9 -> new Empty();
            default -> new Bean(random.nextInt(), wholeText(), List.of(new Point(1, 2, wholeText())), 1.0, 2.5);
        };
    }

    /** Jackson refuses half of a surrogate pair. */
    private String wholeText() {
        return text().replace('\uD801', 'x');
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(80); i > 0; i--) {
            switch (random.nextInt(12)) {
                case 0 -> text.appendCodePoint(0x1F600 + random.nextInt(50));
                case 1 -> text.append((char) (0x80 + random.nextInt(0x700)));
                case 2 -> text.append(random.nextInt(30) == 0 ? '\uD801' : '\u4E00');
                default -> text.append((char) (' ' + random.nextInt(90)));
            }
        }
        return text.toString();
    }
}
