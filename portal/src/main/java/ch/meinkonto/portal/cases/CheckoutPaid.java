package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.portal.access.PortalSettings;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cityservice.CityServiceRefusal;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.mail.OutgoingMail;
import ch.meinkonto.portal.payment.PaymentSettled;
import ch.meinkonto.portal.payment.Payments;

/**
 * Hands a request in when its payment is settled. Runs in the payment's own transaction: there is never a settled payment
 * without its case, except where the money goes back in that same transaction.
 */
@Component
class CheckoutPaid {
    private static final Logger log = LoggerFactory.getLogger(CheckoutPaid.class);

    private final OnlineServices services;
    private final Checkouts checkouts;
    private final Drafts drafts;
    private final CaseIntake intake;
    private final Timeline timeline;
    private final Payments payments;
    private final MessageSource texts;
    private final PortalSettings portal;
    private final ApplicationEventPublisher outbox;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    CheckoutPaid(OnlineServices services, Checkouts checkouts, Drafts drafts, CaseIntake intake, Timeline timeline,
            Payments payments, MessageSource texts, PortalSettings portal,
            ApplicationEventPublisher outbox, PlatformTransactionManager transactions, Clock clock) {
        this.services = services;
        this.checkouts = checkouts;
        this.drafts = drafts;
        this.intake = intake;
        this.timeline = timeline;
        this.payments = payments;
        this.texts = texts;
        this.portal = portal;
        this.outbox = outbox;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** Payments of services that are not on the platform have no checkout. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PaymentSettled settled) {
        checkouts.of(settled.caseId()).ifPresent(seen -> {
            OnlineService service = services.named(seen.service())
                    .orElseThrow(() -> new IllegalStateException("no service " + seen.service()));
            // The answers may be checked once more at this moment, in another tab: one after the other.
            drafts.lock(service, seen.owner());
            checkouts.lock(settled.caseId())
                    .filter(checkout -> !settled.paymentId().equals(checkout.paidBy()))
                    .ifPresent(checkout -> handIn(service, checkout, settled.paymentId()));
        });
    }

    private void handIn(OnlineService service, Checkout checkout, String payment) {
        if (!checkout.isWanted()) {
            giveBack(service, checkout);
            return;
        }
        Instant now = clock.instant();
        FormDefinition form = service.formOf(checkout.formVersion());
        try {
            // What a refused intake wrote is undone; what the payment wrote stays.
            savepoint.executeWithoutResult(status -> intake.accept(service,
                    new Application(checkout.reference(), checkout.owner(), checkout.answers(), now,
                            checkout.concerned(), checkout.fee()),
                    checkout.submission(), form.version(), checkout.contact(), checkout.actor()));
        } catch (CityServiceRefusal refusal) {
            log.info("paid request refused, money goes back, reference={} reason={}", checkout.reference(),
                    refusal.code());
            giveBack(service, checkout);
            return;
        }
        checkouts.paid(checkout.reference(), payment, now);
        timeline.add(checkout.reference(), Kind.PAID, checkout.actor());
        drafts.forget(checkout.submission());
    }

    private void giveBack(OnlineService service, Checkout checkout) {
        payments.reverse(checkout.reference());
        checkouts.givenBack(checkout.reference());
        String email = checkout.contact().email();
        if (email == null) {
            return;
        }
        Locale language = checkout.contact().language();
        Object[] arguments = {checkout.reference(), checkout.fee().toString(),
                portal.address(service.city().path()).toString()};
        outbox.publishEvent(new OutgoingMail(email,
                texts.getMessage("cases.mail.given-back.subject", arguments, language),
                texts.getMessage("cases.mail.given-back.text", arguments, language)));
    }
}
