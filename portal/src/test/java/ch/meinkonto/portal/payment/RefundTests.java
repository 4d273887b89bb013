package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.soc.contract.RefundEvent;

/** Money that was rightly taken and goes back in part. */
class RefundTests extends PaymentTest {
    @Autowired
    private GiveRefunds refunds;
    @Autowired
    private RefundList list;
    @Autowired
    private SettleRefund settle;
    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void givesBackAPartOnceHoweverOftenItIsAskedFor() {
        settle();
        assertThat(decide(10_000)).isTrue();
        assertThat(decide(10_000)).isTrue();
        assertThat(payments.refundOf(caseId)).map(Refunded::status).contains(RefundStatus.DUE);

        refunds.giveDue();
        refunds.giveDue();

        assertThat(payments.refundOf(caseId)).map(Refunded::status).contains(RefundStatus.DONE);
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

        assertThat(payments.refundOf(caseId)).map(Refunded::status).contains(RefundStatus.DUE);
        assertThat(refunds()).isEmpty();
    }

    @Test
    void triesAgainLaterWhenTheProviderIsAway() {
        settle();
        decide(10_000);
        provider.misbehave(caseId, "timeout", 1);

        refunds.giveDue();
        assertThat(payments.refundOf(caseId)).map(Refunded::status).contains(RefundStatus.DUE);
        CLOCK.pass(Duration.ofMinutes(2));
        refunds.giveDue();

        assertThat(refunded()).containsExactly(10_000L);
    }

    @Test
    void whatTheProviderRefusesWaitsForStaffWhoGiveItByHandOnce() {
        settle();
        decide(10_000);
        refused();
        refunds.giveDue();
        assertThat(payments.refundOf(caseId)).get()
                .returns(RefundStatus.REFUSED, Refunded::status)
                .returns(false, Refunded::whole)
                .returns(Money.francs(100), Refunded::amount);
        assertThat(list.refused(10)).filteredOn(row -> row.reference().equals(caseId)).singleElement()
                .satisfies(row -> {
                    settle.byHand(row.id(), "staff-1");
                    settle.byHand(row.id(), "staff-2");
                    settle.again(row.id());
                });
        refunds.giveDue();

        assertThat(payments.refundOf(caseId)).map(Refunded::status).contains(RefundStatus.BY_HAND);
        assertThat(refunds()).singleElement()
                .returns("staff-1", RefundEvent::userId)
                .returns(false, RefundEvent::toOriginal);
        assertThat(refunded()).containsExactly(10_000L);
        assertThat(list.refused(10)).noneMatch(row -> row.reference().equals(caseId));
        assertThat(list.newestOthers(100)).anyMatch(row -> row.reference().equals(caseId));
    }

    @Test
    void ofALargeAmountASecondPersonMakesSureAndNobodyConfirmsTheirOwn() {
        settle();
        decide(MOST_ALONE.rappen() + 1);
        refused();
        UUID id = list.refused(10).stream().filter(row -> row.reference().equals(caseId)).findFirst().orElseThrow()
                .id();
        settle.byHand(id, "staff-1");
        settle.confirm(id, "staff-1");
        settle.byHand(id, "staff-1");
        settle.again(id);
        refunds.giveDue();
        assertThat(payments.refundOf(caseId)).map(Refunded::status).contains(RefundStatus.REFUSED);
        assertThat(refunds()).isEmpty();

        settle.takeBack(id);
        settle.confirm(id, "staff-2");
        assertThat(refunds()).as("nobody says that they gave it").isEmpty();

        settle.byHand(id, "staff-1");
        settle.confirm(id, "staff-2");
        settle.confirm(id, "staff-3");
        assertThat(payments.refundOf(caseId)).map(Refunded::status).contains(RefundStatus.BY_HAND);
        assertThat(refunds()).singleElement().returns("staff-1", RefundEvent::userId);
        assertThat(refunded()).containsExactly(MOST_ALONE.rappen() + 1);
        assertThat(jdbc.sql("select given_by || ' ' || confirmed_by from payment.refund where id = ?").param(id)
                .query(String.class).single()).isEqualTo("staff-1 staff-2");
    }

    @Test
    void theDatabaseTakesNobodyTwiceForOneTransfer() {
        settle();
        decide(MOST_ALONE.rappen() + 1);
        refused();
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql("""
                update payment.refund set state = 'BY_HAND', told_by = 'staff-1', told_at = now(), given_by = 'staff-1',
                    confirmed_by = 'staff-1' where payment_id = ?""").param(newest().id()).update())
                .withMessageContaining("confirmed_by_somebody_else");
    }

    @Test
    void staffHaveTheProviderAskedOnceMore() {
        settle();
        decide(10_000);
        refused();
        assertThat(list.refused(10)).filteredOn(row -> row.reference().equals(caseId)).singleElement()
                .satisfies(row -> settle.again(row.id()));
        refunds.giveDue();
        assertThat(payments.refundOf(caseId)).map(Refunded::status).contains(RefundStatus.DONE);
    }

    /** The provider said no before, for example because the card was closed then. */
    private void refused() {
        jdbc.sql("""
                update payment.refund set state = 'REFUSED', next_check = null
                where payment_id = ? and state = 'DUE'""").param(newest().id()).update();
    }

    private void settle() {
        provider.approve(payments.open(order()));
        await().atMost(Duration.ofSeconds(60)).until(() -> newest().state() == PaymentState.SETTLED);
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
