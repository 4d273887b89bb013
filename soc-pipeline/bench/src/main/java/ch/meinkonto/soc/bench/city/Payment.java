package ch.meinkonto.soc.bench.city;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.bench.send.Caller;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PaymentEvent;

/** How a resident pays for a request: card declined or not, another card, given up. */
final class Payment {
    /** Half of all results come by the provider's notification, before the browser is back: the portal then names no caller. */
    private static final double BY_NOTIFICATION = 0.5;
    private static final Caller NOBODY = Caller.anonymous("", "");
    private static final double ABANDONED = 0.04;
    private static final double TRIES_AGAIN = 0.75;

    private final Visit visit;
    private final String reference;
    private final long amount;

    private Payment(Visit visit, String reference, long amount) {
        this.visit = visit;
        this.reference = reference;
        this.amount = amount;
    }

    /**
     * Pays for a request.
     *
     * @param amount in Rappen
     */
    static void by(Visit visit, String reference, long amount) {
        new Payment(visit, reference, amount).play();
    }

    private void play() {
        Resident resident = visit.resident();
        String card = resident.card();
        String bank = resident.bank();
        double declined = visit.habits().declined();
        for (long attempt = 1; attempt <= 4; attempt++) {
            String id = Codes.pseudonym(visit.random());
            visit.page(Application.PORTAL, "POST", "/payment", 302);
            visit.tell(Application.PORTAL, event(EventAction.PAYMENT_INITIATE, id, attempt, null, null));
            visit.think();
            visit.think();
            if (visit.habits().declined() > 0 && visit.happens(ABANDONED)) {
                result(event(EventAction.PAYMENT_FAIL, id, attempt, instrument(card, bank), "cancelled"));
                return;
            }
            if (!visit.happens(declined)) {
                result(event(EventAction.PAYMENT_AUTHORIZE, id, attempt, instrument(card, bank), null));
                result(event(EventAction.PAYMENT_SETTLE, id, attempt, instrument(card, bank), null));
                visit.page(Application.PORTAL, "GET", "/payment/done", 200);
                return;
            }
            result(event(EventAction.PAYMENT_FAIL, id, attempt, instrument(card, bank), "declined"));
            if (!visit.happens(TRIES_AGAIN)) {
                return;
            }
            if (visit.happens(visit.habits().otherCard())) {
                card = Codes.hash(visit.random());
                bank = Residents.bank(visit.random());
                declined = visit.habits().declined();
            } else {
                // What was declined once is mostly declined again.
                declined = 0.7;
            }
        }
    }

    private void result(PaymentEvent event) {
        visit.tell(Application.PORTAL, event, visit.happens(BY_NOTIFICATION) ? NOBODY : visit.caller());
    }

    private static PaymentEvent.Instrument instrument(String card, String bank) {
        return new PaymentEvent.Instrument("VIS", card, bank, "00");
    }

    private PaymentEvent event(EventAction action, String id, long attempt,
            PaymentEvent.@Nullable Instrument instrument,
            @Nullable String reason) {
        return new PaymentEvent(action, id, reference, amount, "CHF", attempt, instrument, reason,
                visit.resident().account());
    }
}
