package ch.meinkonto.portal.payment;

import java.time.Clock;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/**
 * What becomes of payments when the account of whoever paid is deleted: amounts, dates and the provider's number stay, which
 * bookkeeping needs; who paid, and with which card, does not.
 */
@Component
class ForgetPayer implements RecordsOfResident {
    private final PaymentBook book;
    private final Clock clock;

    ForgetPayer(PaymentBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public int forget(String residentId, FormerResident former) {
        return book.unlink(residentId, former.owner(), clock.instant());
    }
}
