package ch.meinkonto.portal.taxextension;

import static ch.meinkonto.portal.taxextension.TaxExtensionFields.DUE;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.GRANTED_UNTIL;
import static ch.meinkonto.portal.taxextension.TaxExtensionFields.RETURN_NUMBER;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.CaseFile;
import ch.meinkonto.portal.cases.CaseRejected;
import ch.meinkonto.portal.cases.GrantChanges;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.taxextension.ExtensionRefused.Reason;

/** A resident needs less time after all: the extension ends sooner, and a new confirmation replaces the old. */
@UseCase
class ShortenExtension {
    private final TaxExtension service;
    private final GrantChanges grants;
    private final Extensions extensions;
    private final ExtensionLetters letters;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ShortenExtension(TaxExtension service, GrantChanges grants, Extensions extensions, ExtensionLetters letters,
            ApplicationEventPublisher publisher, Clock clock) {
        this.service = service;
        this.grants = grants;
        this.extensions = extensions;
        this.letters = letters;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * What can be chosen.
     *
     * @param reference of the case
     * @param until the day that counts now
     * @param days the days before it, the latest first
     */
    record Sooner(String reference, LocalDate until, List<LocalDate> days) {}

    /**
     * The days to which it can be shortened: after the day that was extended, and not in the past.
     *
     * @throws CaseRejected when it does not run any more
     */
    Sooner days(String reference, Resident resident) {
        return days(running(reference, resident));
    }

    private Sooner days(CaseFile file) {
        LocalDate until = grantedUntil(file);
        LocalDate due = file.answers().get(DUE);
        LocalDate today = LocalDate.now(clock);
        LocalDate earliest = due.isBefore(today) ? today : due;
        List<LocalDate> days = new Offer.More(Offer.Step.FIRST, earliest, until).days();
        return new Sooner(file.reference(), until, days.stream().filter(until::isAfter).toList());
    }

    /**
     * Shortens it.
     *
     * @throws ExtensionRefused when it cannot end on that day
     */
    void shorten(String reference, Resident resident, LocalDate until) {
        CaseFile file = running(reference, resident);
        if (!days(file).days().contains(until)) {
            throw new ExtensionRefused(GRANTED_UNTIL, Reason.UNTIL_NOT_OFFERED);
        }
        CaseFile changed = grants.with(file,
                Objects.requireNonNull(file.decided()).details().with(GRANTED_UNTIL, until));
        extensions.shorten(reference, until);
        publisher.publishEvent(new ExtensionChanged(file.answers().get(RETURN_NUMBER), until, true));
        grants.keep(service, changed,
                List.of(letters.confirmation(changed, Objects.requireNonNull(changed.decided()))), resident);
    }

    private CaseFile running(String reference, Resident resident) {
        CaseFile file = grants.own(service, reference, resident);
        if (service.actions(file).isEmpty()) {
            throw new CaseRejected(CaseRejected.Reason.NOT_IN_THIS_STATE);
        }
        return file;
    }

    private static LocalDate grantedUntil(CaseFile file) {
        return Objects.requireNonNull(file.decided()).details().get(GRANTED_UNTIL);
    }
}
