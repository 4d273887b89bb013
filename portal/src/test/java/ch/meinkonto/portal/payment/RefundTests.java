package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.soc.contract.RefundEvent;

/** Money that was rightly taken and goes back in part. */
class RefundTests extends PaymentTest {
    @Autowired
    private GiveRefunds refunds;
    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void givesBackAPartOnceHoweverOftenItIsAskedFor() {
        settle();
        assertThat(decide(10_000)).isTrue();
        assertThat(decide(10_000)).isTrue();
        assertThat(payments.refundOf(caseId)).contains(RefundStatus.DUE);

        refunds.giveDue();
        refunds.giveDue();

        assertThat(payments.refundOf(caseId)).contains(RefundStatus.DONE);
        assertThat(refunds()).singleElement().returns(10_000L, RefundEvent::amountMinor)
                .returns("permit_returned", RefundEvent::reason).returns(true, RefundEvent::toOriginal);
        assertThat(refunded()).containsExactly(10_000L);
        assertThat(payments.statusOf(caseId)).contains(PaymentStatus.SETTLED);
    }

    @Test
    void hasNothingToGiveBackWhereNothingWasPaid() {
        payments.open(order());
        assertThat(decide(100)).isFalse();
        assertThat(payments.refundOf(caseId)).isEmpty();
    }

    @Test
    void waitsWhileThePaymentIsHeld() {
        settle();
        decide(10_000);
        orders.hold(newest());

        refunds.giveDue();

        assertThat(payments.refundOf(caseId)).contains(RefundStatus.DUE);
        assertThat(refunds()).isEmpty();
    }

    @Test
    void triesAgainLaterWhenTheProviderIsAway() {
        settle();
        decide(10_000);
        provider.misbehave(caseId, "timeout", 1);

        refunds.giveDue();
        assertThat(payments.refundOf(caseId)).contains(RefundStatus.DUE);
        CLOCK.pass(Duration.ofMinutes(2));
        refunds.giveDue();

        assertThat(refunded()).containsExactly(10_000L);
    }

    private void settle() {
        provider.approve(payments.open(order()));
        await().atMost(Duration.ofSeconds(15)).until(() -> newest().state() == PaymentState.SETTLED);
    }

    private boolean decide(long amountMinor) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions)
                .execute(status -> payments.refund(caseId, amountMinor, "permit_returned")));
    }

    private List<Long> refunded() {
        return jdbc.sql("""
                select amount_minor from payment.ledger_entry
                where kind = 'REFUNDED' and payment_id = ?""").param(newest().id()).query(Long.class).list();
    }
}
