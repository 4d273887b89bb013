package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.contract.AmountMismatchEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PaymentEvent;
import ch.meinkonto.soc.contract.RefundEvent;
import ch.meinkonto.soc.contract.WebhookRejectedEvent;

/** The provider misbehaves in every way it knows; no money is lost, none is taken twice. */
class FaultyProviderTests extends PaymentTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void paysOnceWhenEachWebhookComesTwice() {
        provider.misbehave(caseId, "duplicate-webhook", 10);

        provider.approve(payments.open(order()));

        awaitSettledOnce();
    }

    @Test
    void paysOnceWhenWebhooksComeInTheWrongOrder() {
        provider.misbehave(caseId, "reordered-webhooks", 1);
        URI back = provider.approve(payments.open(order()));
        get(back.getPath() + '?' + back.getQuery(), RESIDENT);

        awaitSettledOnce();
    }

    @Test
    void settlesByTheReturnAloneWhenWebhooksAreLost() {
        provider.misbehave(caseId, "lost-webhook", 10);
        URI back = provider.approve(payments.open(order()));

        var answer = get(back.getPath() + '?' + back.getQuery(), RESIDENT);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/parking-permit/requests/" + caseId + "/confirmation");
        awaitSettledOnce();
    }

    @Test
    void settlesByThePollerAloneWhenTheResidentNeverComesBackAndWebhooksAreLost() {
        provider.misbehave(caseId, "lost-webhook", 10);
        provider.approve(payments.open(order()));
        poller.followDue();
        assertThat(newest().state()).isEqualTo(PaymentState.REDIRECTED);

        CLOCK.pass(Duration.ofMinutes(1));
        poller.followDue();

        awaitSettledOnce();
    }

    @Test
    void refusesAWebhookWithAWrongSignatureAndStillSettlesByThePoller() {
        long before = rejections(WebhookRejectedEvent.Reason.WRONG_SIGNATURE);
        provider.misbehave(caseId, "wrong-signature", 100);
        provider.approve(payments.open(order()));
        await().atMost(SOON).until(() -> rejections(WebhookRejectedEvent.Reason.WRONG_SIGNATURE) > before);
        assertThat(newest().state()).isEqualTo(PaymentState.REDIRECTED);

        CLOCK.pass(Duration.ofMinutes(1));
        poller.followDue();

        awaitSettledOnce();
    }

    @Test
    void refusesAWebhookThatIsTooOldButAsksTheProviderInItsStead() {
        long before = rejections(WebhookRejectedEvent.Reason.TOO_OLD);
        provider.misbehave(caseId, "old-signature", 1000);
        provider.approve(payments.open(order()));
        await().atMost(SOON).until(() -> rejections(WebhookRejectedEvent.Reason.TOO_OLD) > before);
        assertThat(newest().state()).isEqualTo(PaymentState.REDIRECTED);

        // No minute has passed: the refused webhook made the payment due.
        poller.followDue();

        awaitSettledOnce();
    }

    @Test
    void losesNothingWhenTheProviderFailsWhileItIsToOpen() {
        provider.misbehave("", "server-error", 1);
        assertThatExceptionOfType(PaymentRefused.class).isThrownBy(() -> payments.open(order()))
                .matches(refused -> refused.reason() == PaymentRefused.Reason.PROVIDER_UNAVAILABLE);
        Payment waiting = newest();
        assertThat(waiting.state()).isEqualTo(PaymentState.CREATED);

        provider.approve(payments.open(order()));

        assertThat(newest().id()).isEqualTo(waiting.id());
        awaitSettledOnce();
    }

    @Test
    void opensOnceWhenTheAnswerToOpeningIsLost() {
        provider.misbehave(caseId, "timeout", 1);
        assertThatExceptionOfType(PaymentRefused.class).isThrownBy(() -> payments.open(order()));

        // The provider has opened it; the repetition under the same key finds out which it was.
        provider.approve(payments.open(order()));

        assertThat(book.ofCase(caseId)).hasSize(1);
        awaitSettledOnce();
    }

    @Test
    void settlesLaterWhenTheProviderFailsWhileItIsToSettle() {
        provider.misbehave(caseId, "lost-webhook", 10);
        provider.approve(payments.open(order()));
        Payment paid = newest();
        // The status is answered, the settlement is not.
        provider.misbehave(caseId, "timeout", 1);
        provider.misbehave(caseId, "server-error", 1);

        assertThatExceptionOfType(ProviderUnavailable.class).isThrownBy(() -> follow.follow(paid.id()));
        CLOCK.pass(Duration.ofMinutes(1));
        poller.followDue();
        CLOCK.pass(Duration.ofMinutes(1));
        poller.followDue();

        awaitSettledOnce();
    }

    @Test
    void asksAgainAMinuteLaterWhenTheProviderFailsUnderThePoller() {
        provider.misbehave(caseId, "lost-webhook", 10);
        provider.approve(payments.open(order()));
        Payment waiting = newest();
        provider.misbehave(caseId, "server-error", 1);
        CLOCK.pass(Duration.ofMinutes(1));

        poller.followDue();
        assertThat(book.find(waiting.id()).orElseThrow().state()).isEqualTo(PaymentState.REDIRECTED);
        poller.followDue();
        assertThat(book.find(waiting.id()).orElseThrow().state()).isEqualTo(PaymentState.REDIRECTED);
        CLOCK.pass(Duration.ofMinutes(1));
        poller.followDue();

        awaitSettledOnce();
    }

    @Test
    void expiresWhatTheProviderDoesNotKnowAnyMore() {
        payments.open(order());
        jdbc.sql("update payment.payment set transaction_id = '990101000000000077' where id = ?")
                .param(newest().id()).update();

        CLOCK.pass(Duration.ofMinutes(31));
        poller.followDue();

        assertThat(newest().state()).isEqualTo(PaymentState.EXPIRED);
    }

    @Test
    void givesTheMoneyBackWhenTheAmountIsNotOurs() {
        provider.misbehave(caseId, "wrong-amount", 1);

        provider.approve(payments.open(order()));

        await().atMost(SOON).until(() -> newest().state() == PaymentState.RETURNED);
        assertThat(providerStatus()).isEqualTo("canceled");
        assertThat(ledger()).as("what was held").containsExactly("RETURNED 31199 CHF");
        assertThat(refunds()).containsExactly(new RefundEvent(newest().id().toString(), caseId, 31199, "CHF", null,
                true, RESIDENT, "mismatch"));
        assertThat(events(EventAction.PAYMENT_FAIL)).singleElement()
                .extracting(PaymentEvent::reason).isEqualTo("mismatch");
        assertThat(events.of(EventAction.PAYMENT_MISMATCH))
                .filteredOn(event -> ((AmountMismatchEvent) event).caseId().equals(caseId))
                .containsExactly(new AmountMismatchEvent(newest().id().toString(), caseId, 31199, 31200, "CHF",
                        RESIDENT));
        assertThat(events(EventAction.PAYMENT_SETTLE)).isEmpty();
        assertThat(cityService.heard(caseId)).singleElement().isInstanceOf(PaymentFailed.class);
    }

    private void awaitSettledOnce() {
        await().atMost(SOON).until(() -> newest().state() == PaymentState.SETTLED);
        assertThat(providerStatus()).isEqualTo("settled");
        assertThat(ledger()).containsExactly("AUTHORIZED 31200 CHF", "SETTLED 31200 CHF");
        assertThat(events(EventAction.PAYMENT_SETTLE)).hasSize(1);
        assertThat(cityService.heard(caseId)).hasSize(1);
    }

    private long rejections(WebhookRejectedEvent.Reason reason) {
        return events.of(EventAction.PAYMENT_WEBHOOK_REJECT).stream()
                .filter(event -> ((WebhookRejectedEvent) event).reason() == reason)
                .count();
    }
}
