package ch.meinkonto.ops.ech;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** A date of which the day, or day and month, may be unknown (eCH-0044 {@code datePartiallyKnownType}). */
public sealed interface PartialDate {
    /** Known to the day. */
    record Day(LocalDate date) implements PartialDate {
        public Day {
            Lexical.checked(date);
        }
    }

    /** The day is unknown. */
    record Month(YearMonth month) implements PartialDate {
        public Month {
            Lexical.checked(month.atDay(1));
        }
    }

    /** Day and month are unknown. */
    record WholeYear(Year year) implements PartialDate {
        public WholeYear {
            Lexical.checked(year.atDay(1));
        }
    }

    static PartialDate of(LocalDate date) {
        return new Day(date);
    }

    /** The last day it can be: whoever might still be under age counts as under age. */
    default LocalDate latest() {
        return switch (this) {
            case Day day -> day.date();
            case Month month -> month.month().atEndOfMonth();
            case WholeYear year -> year.year().atMonth(12).atEndOfMonth();
        };
    }

    static PartialDate read(ElementReader in) {
        if (in.at("yearMonthDay")) {
            return new Day(in.value("yearMonthDay", Lexical::date));
        }
        return in.at("yearMonth")
                ? new Month(in.value("yearMonth", Lexical::month))
                : new WholeYear(in.value("year", Lexical::year));
    }

    static void write(PartialDate date, ElementWriter out) {
        switch (date) {
            case Day day -> out.value("yearMonthDay", day.date());
            case Month month -> out.value("yearMonth", month.month().toString());
            case WholeYear year -> out.value("year", "%04d".formatted(year.year().getValue()));
        }
    }
}
