package ch.meinkonto.portal.payment;

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Lets a resident see their own payments; to anybody else a payment does not exist, and the security events hear of it. */
@Component
class PaymentOwners {
    private final PaymentBook book;
    private final SecurityEvents events;

    PaymentOwners(PaymentBook book, SecurityEvents events) {
        this.book = book;
        this.events = events;
    }

    Payment own(UUID id, Principal resident) {
        Optional<Payment> payment = book.find(id);
        if (payment.isPresent() && payment.get().order().userId().equals(resident.getName())) {
            return payment.get();
        }
        events.record(
                new AuthorizationDeniedEvent("payment", Digests.of(id.toString()),
                        payment.isPresent() ? "not_owner" : "not_found"));
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
