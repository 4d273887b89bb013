package ch.meinkonto.portal.taxextension;

import java.time.LocalDate;

/** Where the days come from: the city can move them without new software. */
interface ExtensionDeadlines {
    /**
     * The days for the returns of a tax year.
     *
     * @param today the day on which somebody asks: a day that is moved later on does not count yet
     */
    Deadlines of(int taxYear, LocalDate today);
}
