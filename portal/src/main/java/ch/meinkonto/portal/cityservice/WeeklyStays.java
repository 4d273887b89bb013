package ch.meinkonto.portal.cityservice;

import java.time.LocalDate;
import java.util.Optional;

/** Until when somebody is registered as a weekly resident: other services need not ask for a proof of it. */
public interface WeeklyStays {
    /** Last day of a registration that runs on a day; empty where none does. */
    Optional<LocalDate> runningUntil(String residentId, LocalDate day);
}
