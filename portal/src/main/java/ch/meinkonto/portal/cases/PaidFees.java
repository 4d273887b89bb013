package ch.meinkonto.portal.cases;

import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Money;

/** What requests were paid with: a service that mentions its fee afterwards says what was paid, not what it would cost now. */
@Component
public class PaidFees {
    private final Checkouts checkouts;

    PaidFees(Checkouts checkouts) {
        this.checkouts = checkouts;
    }

    /** The fee with which a request was handed in, or is being handed in; empty where it cost nothing. */
    public Optional<Money> of(String reference) {
        return checkouts.of(reference).map(Checkout::fee);
    }
}
