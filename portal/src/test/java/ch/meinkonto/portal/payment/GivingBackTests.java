package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.RefundEvent;

/** A city service gives the money of a paid request back. */
class GivingBackTests extends PaymentTest {
    @Autowired
    private TransactionOperations transactions;

    private void pay() {
        provider.approve(payments.open(order()));
        await().atMost(Duration.ofSeconds(60)).until(() -> newest().state() == PaymentState.SETTLED);
    }

    @Test
    void theWholeAmountGoesBackAtTheProviderOnce() {
        pay();
        transactions.executeWithoutResult(status -> payments.reverse(caseId));
        assertThat(newest().state()).isEqualTo(PaymentState.RETURNING);
        assertThat(payments.statusOf(caseId)).contains(PaymentStatus.FAILED);

        follow.follow(newest().id());
        follow.follow(newest().id());

        assertThat(newest().state()).isEqualTo(PaymentState.RETURNED);
        assertThat(providerStatus()).isEqualTo("canceled");
        assertThat(ledger()).containsExactly("AUTHORIZED 31200 CHF", "SETTLED 31200 CHF", "RETURNED 31200 CHF");
        assertThat(refunds()).singleElement()
                .returns(31200L, RefundEvent::amountMinor)
                .returns("refunded", RefundEvent::reason);
        assertThat(events(EventAction.PAYMENT_FAIL)).as("what was paid did not fail").isEmpty();
        assertThat(cityService.heard(caseId)).hasOnlyElementsOfType(PaymentSettled.class);
    }

    @Test
    void whatIsUndoneIsNotGivenBack() {
        pay();
        transactions.executeWithoutResult(status -> {
            payments.reverse(caseId);
            status.setRollbackOnly();
        });
        assertThat(newest().state()).isEqualTo(PaymentState.SETTLED);
        assertThatThrownBy(() -> payments.reverse(caseId)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thereIsNothingToGiveBackBeforeItIsPaidAndNotTwice() {
        payments.open(order());
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> payments.reverse(caseId)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(caseId);
        provider.approve(payments.open(order()));
        await().atMost(Duration.ofSeconds(60)).until(() -> newest().state() == PaymentState.SETTLED);
        transactions.executeWithoutResult(status -> payments.reverse(caseId));
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> payments.reverse(caseId)))
                .isInstanceOf(IllegalStateException.class);
    }
}
