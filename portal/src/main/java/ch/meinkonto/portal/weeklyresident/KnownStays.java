package ch.meinkonto.portal.weeklyresident;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.WeeklyStays;
import ch.meinkonto.portal.weeklyresident.Residences.Residence;

/** What other services may know of a weekly residence. */
@Component
class KnownStays implements WeeklyStays {
    private final Residences residences;

    KnownStays(Residences residences) {
        this.residences = residences;
    }

    @Override
    public Optional<LocalDate> runningUntil(String residentId, LocalDate day) {
        return residences.latestOf(residentId)
                .filter(stay -> !stay.from().isAfter(day))
                .map(Residence::until)
                .filter(until -> !until.isBefore(day));
    }
}
