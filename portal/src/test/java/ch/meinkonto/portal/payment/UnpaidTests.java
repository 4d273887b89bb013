package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PaymentEvent;
import ch.meinkonto.soc.contract.RefundEvent;

/** A resident does not pay, or pays too late, or twice. */
class UnpaidTests extends PaymentTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void tellsWhichCardWasDeclinedWithoutItsNumber() {
        provider.decide(payments.open(order()), "APPROVE", "4000 0000 0000 0002");

        await().atMost(SOON).until(() -> newest().state() == PaymentState.FAILED);
        PaymentEvent failed = events(EventAction.PAYMENT_FAIL).getFirst();
        assertThat(failed.reason()).isEqualTo("declined");
        assertThat(failed.attempt()).isEqualTo(1);
        assertThat(failed.instrument()).isNotNull();
        assertThat(failed.instrument().bin()).isEqualTo("400000");
        assertThat(failed.instrument().pspCode()).isEqualTo("declined");
        assertThat(cityService.heard(caseId))
                .containsExactly(new PaymentFailed(caseId, newest().id().toString(), "declined"));
        assertThat(payments.statusOf(caseId)).contains(PaymentStatus.FAILED);
    }

    @Test
    void givesEachCardItsOwnFingerprintAndTheSameCardTheSame() {
        for (String card : new String[]{"4000000000000010", "4000000000000028", "4000000000000010"}) {
            provider.decide(payments.open(order()), "DECLINE", card);
            await().atMost(SOON).until(() -> newest().state() == PaymentState.FAILED);
        }

        assertThat(events(EventAction.PAYMENT_FAIL)).extracting(event -> event.instrument().fingerprint())
                .satisfies(prints -> assertThat(prints.get(0)).isEqualTo(prints.get(2)).isNotEqualTo(prints.get(1)));
        assertThat(events(EventAction.PAYMENT_FAIL)).extracting(PaymentEvent::attempt).containsExactly(1L, 2L, 3L);
    }

    @Test
    void opensANewAttemptAfterTheResidentTurnedAway() {
        URI first = payments.open(order());
        provider.decide(first, "ABANDON", "");
        await().atMost(SOON).until(() -> newest().state() == PaymentState.CANCELLED);

        URI second = payments.open(order());
        provider.approve(second);

        assertThat(second).isNotEqualTo(first);
        await().atMost(SOON).until(() -> newest().state() == PaymentState.SETTLED);
        assertThat(newest().attempt()).isEqualTo(2);
    }

    @Test
    void expiresAfterHalfAnHourAndTellsTheCityService() {
        payments.open(order());

        CLOCK.pass(Duration.ofMinutes(31));
        poller.followDue();

        assertThat(newest().state()).isEqualTo(PaymentState.EXPIRED);
        assertThat(cityService.heard(caseId))
                .containsExactly(new PaymentFailed(caseId, newest().id().toString(), "expired"));
    }

    @Test
    void settlesALateSuccessThatNobodyHasPaidInstead() {
        provider.misbehave(caseId, "lost-webhook", 10);
        URI payPage = payments.open(order());
        Payment payment = newest();
        provider.approve(payPage);
        // The portal closes it without having asked, as after an outage on its side.
        close(payment);

        CLOCK.pass(Duration.ofMinutes(11));
        poller.followDue();

        assertThat(newest().state()).isEqualTo(PaymentState.SETTLED);
        assertThat(cityService.heard(caseId)).hasSize(1).first().isInstanceOf(PaymentSettled.class);
    }

    @Test
    void givesALateSuccessBackWhenAnotherPaymentHasPaid() {
        provider.misbehave(caseId, "lost-webhook", 20);
        provider.approve(payments.open(order()));
        Payment late = newest();
        close(late);
        provider.approve(payments.open(order()));
        follow.follow(newest().id());
        assertThat(newest().state()).isEqualTo(PaymentState.SETTLED);

        Payment after = follow.follow(late.id());

        assertThat(after.state()).isEqualTo(PaymentState.RETURNED);
        assertThat(provider.call("GET", "/v1/transactions/" + late.transactionId(), ""))
                .contains("\"status\":\"canceled\"");
        assertThat(ledger()).containsExactly("AUTHORIZED 31200 CHF", "SETTLED 31200 CHF", "RETURNED 31200 CHF");
        assertThat(refunds()).containsExactly(new RefundEvent(late.id().toString(), caseId, 31200, "CHF", null, true,
                RESIDENT, "already_paid"));
        assertThat(cityService.heard(caseId)).filteredOn(PaymentSettled.class::isInstance).hasSize(1);
    }

    @Test
    void creditsALateSuccessThatIsOnItsWayToTheBankAlready() {
        provider.misbehave(caseId, "lost-webhook", 20);
        provider.approve(payments.open(order()));
        Payment late = newest();
        close(late);
        provider.approve(payments.open(order()));
        follow.follow(newest().id());
        provider.call("POST", "/v1/transactions/" + late.transactionId() + "/settle",
                "{\"amount\":31200,\"currency\":\"CHF\",\"refno\":\"" + late.refno() + "\"}");
        provider.call("POST", "/simulator/transactions/" + late.transactionId() + "/transmit", "");

        Payment after = follow.follow(late.id());

        assertThat(after.state()).isEqualTo(PaymentState.RETURNED);
        assertThat(provider.call("GET", "/v1/transactions/" + late.transactionId(), ""))
                .contains("\"action\":\"credit\"");
    }

    @Test
    void takesOnlyTheNewAmountWhenTheFeeHasChanged() {
        URI old = payments.open(order(10000));
        URI fresh = payments.open(order(20000));
        assertThat(fresh).isNotEqualTo(old);

        provider.approve(old);

        Payment superseded = book.ofCase(caseId).getLast();
        await().atMost(SOON).until(() -> book.find(superseded.id()).orElseThrow().state() == PaymentState.RETURNED);
        provider.approve(fresh);
        await().atMost(SOON).until(() -> newest().state() == PaymentState.SETTLED);
        assertThat(newest().order().amountMinor()).isEqualTo(20000);
    }

    @Test
    void refusesToOpenWhatIsPaid() {
        provider.approve(payments.open(order()));
        await().atMost(SOON).until(() -> newest().state() == PaymentState.SETTLED);

        assertThatExceptionOfType(PaymentRefused.class).isThrownBy(() -> payments.open(order()))
                .matches(refused -> refused.reason() == PaymentRefused.Reason.ALREADY_PAID);
    }

    @Test
    void keepsTheMoneyWaitingWhileTheCityServiceFails() {
        cityService.fail(true);
        provider.misbehave(caseId, "lost-webhook", 10);
        provider.approve(payments.open(order()));
        Payment payment = newest();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> follow.follow(payment.id()));
        assertThat(newest().state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(ledger()).containsExactly("AUTHORIZED 31200 CHF");

        cityService.fail(false);
        CLOCK.pass(Duration.ofMinutes(1));
        poller.followDue();

        assertThat(newest().state()).isEqualTo(PaymentState.SETTLED);
        assertThat(cityService.heard(caseId)).hasSize(1);
    }

    private void close(Payment payment) {
        jdbc.sql("""
                update payment.payment set state = 'EXPIRED', failure = 'EXPIRED',
                    next_check = next_check + interval '9 minutes' where id = ?""").param(payment.id()).update();
    }
}
