package io.akkord.execution.value;

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

/** Types of {@code java.time}: the numbers they are made of. */
final class TimeForms {

    private TimeForms() {}

    static void addTo(Forms.Table table) {
        addPoints(table);
        addZoned(table);
        table.add(
                Tags.PERIOD,
                Period.class,
                (out, value) -> {
                    out.signed(value.getYears());
                    out.signed(value.getMonths());
                    out.signed(value.getDays());
                },
                in -> Period.of(in.signedInt(), in.signedInt(), in.signedInt()));
        table.add(Tags.YEAR, Year.class, (out, value) -> out.signed(value.getValue()), in -> Year.of(in.signedInt()));
        table.add(
                Tags.YEAR_MONTH,
                YearMonth.class,
                (out, value) -> {
                    out.signed(value.getYear());
                    out.signed(value.getMonthValue());
                },
                in -> YearMonth.of(in.signedInt(), in.signedInt()));
        table.add(
                Tags.MONTH_DAY,
                MonthDay.class,
                (out, value) -> {
                    out.signed(value.getMonthValue());
                    out.signed(value.getDayOfMonth());
                },
                in -> MonthDay.of(in.signedInt(), in.signedInt()));
    }

    private static void addPoints(Forms.Table table) {
        table.add(
                Tags.INSTANT,
                Instant.class,
                (out, value) -> {
                    out.signed(value.getEpochSecond());
                    out.signed(value.getNano());
                },
                in -> Instant.ofEpochSecond(in.signed(), in.signed()));
        table.add(
                Tags.DURATION,
                Duration.class,
                (out, value) -> {
                    out.signed(value.getSeconds());
                    out.signed(value.getNano());
                },
                in -> Duration.ofSeconds(in.signed(), in.signed()));
        table.add(Tags.LOCAL_DATE, LocalDate.class, TimeForms::write, TimeForms::readDate);
        table.add(Tags.LOCAL_TIME, LocalTime.class, TimeForms::write, TimeForms::readTime);
        table.add(Tags.LOCAL_DATE_TIME, LocalDateTime.class, TimeForms::write, TimeForms::readDateTime);
    }

    private static void addZoned(Forms.Table table) {
        table.add(
                Tags.ZONE_OFFSET,
                ZoneOffset.class,
                (out, value) -> out.signed(value.getTotalSeconds()),
                TimeForms::readOffset);
        table.add(Tags.ZONE_REGION, in -> ZoneId.of(in.text()));
        table.add(
                Tags.ZONED_DATE_TIME,
                ZonedDateTime.class,
                (out, value) -> {
                    write(out, value.toLocalDateTime());
                    out.signed(value.getOffset().getTotalSeconds());
                    out.text(value.getZone().getId());
                },
                in -> ZonedDateTime.ofInstant(readDateTime(in), readOffset(in), ZoneId.of(in.text())));
        table.add(
                Tags.OFFSET_DATE_TIME,
                OffsetDateTime.class,
                (out, value) -> {
                    write(out, value.toLocalDateTime());
                    out.signed(value.getOffset().getTotalSeconds());
                },
                in -> OffsetDateTime.of(readDateTime(in), readOffset(in)));
        table.add(
                Tags.OFFSET_TIME,
                OffsetTime.class,
                (out, value) -> {
                    write(out, value.toLocalTime());
                    out.signed(value.getOffset().getTotalSeconds());
                },
                in -> OffsetTime.of(readTime(in), readOffset(in)));
    }

    /** The class of zones with a name is not public. */
    static Form zoneRegion() {
        return (out, value) -> {
            out.oneByte(Tags.ZONE_REGION);
            out.text(((ZoneId) value).getId());
        };
    }

    private static void write(ValueWriter out, LocalDate value) {
        out.signed(value.toEpochDay());
    }

    private static void write(ValueWriter out, LocalTime value) {
        out.signed(value.toNanoOfDay());
    }

    private static void write(ValueWriter out, LocalDateTime value) {
        write(out, value.toLocalDate());
        write(out, value.toLocalTime());
    }

    private static LocalDate readDate(ValueReader in) {
        return LocalDate.ofEpochDay(in.signed());
    }

    private static LocalTime readTime(ValueReader in) {
        return LocalTime.ofNanoOfDay(in.signed());
    }

    private static LocalDateTime readDateTime(ValueReader in) {
        return LocalDateTime.of(readDate(in), readTime(in));
    }

    private static ZoneOffset readOffset(ValueReader in) {
        return ZoneOffset.ofTotalSeconds(in.signedInt());
    }
}
