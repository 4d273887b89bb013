package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.PaymentEvent;

/** A resident pays, and everything behaves. */
class PayingTests extends PaymentTest {
    @Test
    void settlesWhatTheResidentApproves() {
        URI payPage = payments.open(order());

        URI back = provider.approve(payPage);

        assertThat(back.getPath()).isEqualTo("/payment/return");
        await().atMost(Duration.ofSeconds(60)).until(() -> newest().state() == PaymentState.SETTLED);
        assertThat(providerStatus()).isEqualTo("settled");
        assertThat(payments.statusOf(caseId)).contains(PaymentStatus.SETTLED);
        assertThat(ledger()).containsExactly("AUTHORIZED 31200 CHF", "SETTLED 31200 CHF");
        assertThat(cityService.heard(caseId))
                .containsExactly(new PaymentSettled(caseId, newest().id().toString()));
    }

    @Test
    void tellsTheSecurityEventsEachStepOnceWithoutTheCardNumber() {
        provider.approve(payments.open(order()));
        await().atMost(Duration.ofSeconds(60)).until(() -> newest().state() == PaymentState.SETTLED);
        follow.follow(newest().id());

        assertThat(events(EventAction.PAYMENT_INITIATE)).hasSize(1);
        assertThat(events(EventAction.PAYMENT_AUTHORIZE)).hasSize(1);
        assertThat(events(EventAction.PAYMENT_FAIL)).isEmpty();
        PaymentEvent settled = events(EventAction.PAYMENT_SETTLE).getFirst();
        assertThat(settled.userId()).isEqualTo(RESIDENT);
        assertThat(settled.instrument()).isNotNull();
        assertThat(settled.instrument().method()).isEqualTo("VIS");
        assertThat(settled.instrument().bin()).isEqualTo("424242");
        assertThat(settled.instrument().fingerprint()).isNotBlank().doesNotContain("4242");
        assertThat(events.all().toString()).doesNotContain("4242424242424242");
    }
}
