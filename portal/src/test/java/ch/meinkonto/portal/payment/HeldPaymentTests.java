package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.ResponseOrder;

/** A payment that the security operations centre holds. */
class HeldPaymentTests extends PaymentTest {
    @Autowired
    private HoldPayment hold;
    @Autowired
    private PaymentProvider paymentProvider;
    @Autowired
    private PaymentRecorder recorder;
    @Autowired
    private PaymentHolds holds;
    @Autowired
    private TransactionOperations transaction;

    @Test
    void isNotSettledWhateverTheProviderTells() {
        var payPage = payments.open(order());
        orders.hold(newest());

        // The resident approves, the browser comes back, and the provider's webhook calls.
        provider.approve(payPage);
        follow.follow(newest().id());
        poller.followDue();

        assertThat(newest().state()).isEqualTo(PaymentState.REDIRECTED);
        assertThat(providerStatus()).isEqualTo("authorized");
        assertThat(ledger()).isEmpty();
        assertThat(cityService.heard(caseId)).isEmpty();
        assertThat(payments.isHeld(caseId)).isTrue();
    }

    @Test
    void goesOnWithWhatTheProviderToldMeanwhileWhenItIsLetGo() {
        var payPage = payments.open(order());
        Payment payment = newest();
        orders.hold(payment);
        provider.approve(payPage);
        follow.follow(payment.id());

        orders.letGo(payment);
        hold.end(orderFor(payment));
        poller.followDue();

        assertThat(newest().state()).isEqualTo(PaymentState.SETTLED);
        assertThat(ledger()).containsExactly("AUTHORIZED 31200 CHF", "SETTLED 31200 CHF");
        assertThat(cityService.heard(caseId)).containsExactly(new PaymentSettled(caseId, payment.id().toString()));
    }

    @Test
    void isNotGivenBackEither() {
        var payPage = payments.open(order());
        Payment payment = newest();
        // What will be held at the provider does not fit any more: without the order it would go back.
        jdbc.sql("update payment.payment set amount_minor = amount_minor + 1 where id = ?").param(payment.id())
                .update();
        orders.hold(payment);
        provider.approve(payPage);

        follow.follow(payment.id());
        assertThat(providerStatus()).isEqualTo("authorized");
        assertThat(newest().state()).isEqualTo(PaymentState.REDIRECTED);

        orders.letGo(payment);
        follow.follow(payment.id());
        assertThat(newest().state()).isEqualTo(PaymentState.RETURNED);
    }

    @Test
    void isWrittenDownAsGivenBackWhenTheOrderComesWhileTheProviderGivesBack() {
        var payPage = payments.open(order());
        Payment payment = newest();
        jdbc.sql("update payment.payment set amount_minor = amount_minor + 1 where id = ?").param(payment.id())
                .update();
        provider.misbehave(caseId, "lost-webhook", 10);
        provider.approve(payPage);
        List<String> effects = new ArrayList<>();
        PaymentProvider heldMeanwhile = new InterruptedProvider(paymentProvider, () -> {
            orders.hold(payment);
            effects.add(hold.carryOut(orderFor(payment)));
        });

        new FollowPayment(heldMeanwhile, book, recorder, holds, transaction, CLOCK).follow(payment.id());

        assertThat(effects).containsExactly(
                "1 payment, returning: a return already under way at the provider is not stopped");
        assertThat(newest().state()).isEqualTo(PaymentState.RETURNED);
        assertThat(payments.isHeld(caseId)).isTrue();
    }

    @Test
    void thatIsBeingSettledSaysThatTheSettlementIsNotStopped() {
        var payPage = payments.open(order());
        Payment payment = newest();
        provider.misbehave(caseId, "lost-webhook", 10);
        provider.approve(payPage);
        List<String> effects = new ArrayList<>();
        PaymentProvider heldMeanwhile = new InterruptedProvider(paymentProvider, () -> {
            orders.hold(payment);
            effects.add(hold.carryOut(orderFor(payment)));
        });

        new FollowPayment(heldMeanwhile, book, recorder, holds, transaction, CLOCK).follow(payment.id());

        assertThat(effects).containsExactly(
                "1 payment, authorized: a settlement already under way at the provider is not stopped");
        assertThat(newest().state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(cityService.heard(caseId)).isEmpty();
    }

    @Test
    void doesNotRunOutOfTime() {
        payments.open(order());
        Payment payment = newest();
        orders.hold(payment);

        CLOCK.pass(Payment.TIME_TO_PAY);
        follow.follow(payment.id());

        assertThat(newest().state()).isEqualTo(PaymentState.REDIRECTED);
        orders.letGo(payment);
        follow.follow(payment.id());
        assertThat(newest().state()).isEqualTo(PaymentState.EXPIRED);
    }

    @Test
    void cannotBePassedByWithASecondPayment() {
        payments.open(order());
        orders.hold(newest());

        assertThatThrownBy(() -> payments.open(order(40000))).isInstanceOfSatisfying(PaymentRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(PaymentRefused.Reason.HELD));
        assertThat(book.ofCase(caseId)).hasSize(1);
        assertThat(events(EventAction.PAYMENT_FAIL)).isEmpty();
    }

    @Test
    void ofASettledPaymentTheOrderSaysThatNothingWasLeft() {
        provider.approve(payments.open(order()));
        follow.follow(newest().id());

        assertThat(hold.carryOut(orderFor(newest())))
                .isEqualTo("1 payment, settled before: nothing of it was left to hold");
    }

    private static ResponseOrder orderFor(Payment payment) {
        return new ResponseOrder("5f0c1c9e-0000-4000-8000-000000000001", "hold-payment", payment.id().toString(),
                "Many cards from one address.", null, "nina", null, null);
    }

    /** The real provider, where something happens before it settles or gives back. */
    private record InterruptedProvider(PaymentProvider real, Runnable before) implements PaymentProvider {
        @Override
        public String merchantId() {
            return real.merchantId();
        }

        @Override
        public String open(Payment payment) {
            return real.open(payment);
        }

        @Override
        public URI payPage(String transactionId) {
            return real.payPage(transactionId);
        }

        @Override
        public ProviderPayment status(String transactionId) {
            return real.status(transactionId);
        }

        @Override
        public void settle(Payment payment) {
            before.run();
            real.settle(payment);
        }

        @Override
        public void giveBack(Payment payment, ProviderPayment as) {
            before.run();
            real.giveBack(payment, as);
        }

        @Override
        public void credit(Refund refund) {
            before.run();
            real.credit(refund);
        }
    }
}
