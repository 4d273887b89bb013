package ch.meinkonto.portal.payment;

import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.Codes;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Lets a resident see their own payments, and who represents them those of the services of their mandate; to anybody else a payment does not exist, and the security events hear of it. */
@Component
class PaymentOwners {
    private final PaymentBook book;
    private final SecurityEvents events;

    PaymentOwners(PaymentBook book, SecurityEvents events) {
        this.book = book;
        this.events = events;
    }

    /** @throws CaseNotFound when there is no such payment, or it is somebody else's */
    Payment own(UUID id, Resident resident) {
        Payment payment = book.find(id).orElseThrow(() -> CaseNotFound.unknown("payment", id.toString()));
        if (!payment.order().userId().equals(resident.id()) || !resident.mayActIn(payment.order().caseType())) {
            events.record(new AuthorizationDeniedEvent("payment", Digests.of(id.toString()),
                    Codes.of(CaseNotFound.Reason.NOT_OWNER)));
            throw CaseNotFound.ofSomebodyElse("payment", id.toString());
        }
        return payment;
    }
}
