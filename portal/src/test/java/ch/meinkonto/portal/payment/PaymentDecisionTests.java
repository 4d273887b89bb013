package ch.meinkonto.portal.payment;

import static ch.meinkonto.portal.payment.TestPayments.MERCHANT;
import static ch.meinkonto.portal.payment.TestPayments.NOON;
import static ch.meinkonto.portal.payment.TestPayments.redirected;
import static ch.meinkonto.portal.payment.TestPayments.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import ch.meinkonto.portal.payment.ProviderPayment.Status;

/** What follows from what the provider tells. */
class PaymentDecisionTests {
    @ParameterizedTest(name = "{0} and the provider says {1} → {2}")
    @MethodSource
    void followsTheProvider(PaymentState from, Status told, PaymentState expected) {
        Payment payment = inState(from);

        Optional<Payment> next = payment.observe(told(payment, told), MERCHANT, false, NOON);

        assertThat(next.map(Payment::state).orElse(from)).isEqualTo(expected);
    }

    static Stream<Arguments> followsTheProvider() {
        return Stream.of(
                Arguments.of(PaymentState.REDIRECTED, Status.PENDING, PaymentState.REDIRECTED),
                Arguments.of(PaymentState.REDIRECTED, Status.AUTHORIZED, PaymentState.AUTHORIZED),
                Arguments.of(PaymentState.REDIRECTED, Status.SETTLED, PaymentState.SETTLED),
                Arguments.of(PaymentState.REDIRECTED, Status.TRANSMITTED, PaymentState.SETTLED),
                Arguments.of(PaymentState.REDIRECTED, Status.CANCELED, PaymentState.CANCELLED),
                Arguments.of(PaymentState.REDIRECTED, Status.FAILED, PaymentState.FAILED),
                Arguments.of(PaymentState.AUTHORIZED, Status.AUTHORIZED, PaymentState.AUTHORIZED),
                Arguments.of(PaymentState.AUTHORIZED, Status.SETTLED, PaymentState.SETTLED),
                Arguments.of(PaymentState.AUTHORIZED, Status.CANCELED, PaymentState.FAILED),
                Arguments.of(PaymentState.SETTLED, Status.AUTHORIZED, PaymentState.SETTLED),
                Arguments.of(PaymentState.SETTLED, Status.CANCELED, PaymentState.SETTLED),
                Arguments.of(PaymentState.EXPIRED, Status.PENDING, PaymentState.EXPIRED),
                Arguments.of(PaymentState.EXPIRED, Status.AUTHORIZED, PaymentState.AUTHORIZED),
                Arguments.of(PaymentState.CANCELLED, Status.SETTLED, PaymentState.SETTLED),
                Arguments.of(PaymentState.FAILED, Status.AUTHORIZED, PaymentState.AUTHORIZED),
                Arguments.of(PaymentState.RETURNING, Status.AUTHORIZED, PaymentState.RETURNING),
                Arguments.of(PaymentState.RETURNING, Status.CANCELED, PaymentState.RETURNED),
                Arguments.of(PaymentState.RETURNED, Status.CANCELED, PaymentState.RETURNED));
    }

    @ParameterizedTest
    @EnumSource(value = PaymentState.class, names = {"REDIRECTED", "EXPIRED", "CANCELLED", "FAILED", "AUTHORIZED"})
    void givesBackWhatAnotherPaymentHasPaidAlready(PaymentState from) {
        Payment payment = inState(from);

        Payment next = payment.observe(told(payment, Status.AUTHORIZED), MERCHANT, true, NOON).orElseThrow();

        assertThat(next.state()).isEqualTo(PaymentState.RETURNING);
        assertThat(next.failure()).isEqualTo(PaymentFailure.ALREADY_PAID);
    }

    @Test
    void givesBackAnAmountThatIsNotOurs() {
        ProviderPayment told = told(redirected(), Status.AUTHORIZED);
        Payment payment = redirected();
        ProviderPayment oneRappenLess = new ProviderPayment(told.transactionId(), MERCHANT, payment.refno(), "CHF",
                Status.AUTHORIZED, 31199, told.instrument());

        Payment next = payment.observe(oneRappenLess, MERCHANT, false, NOON).orElseThrow();

        assertThat(next.state()).isEqualTo(PaymentState.RETURNING);
        assertThat(next.failure()).isEqualTo(PaymentFailure.MISMATCH);
    }

    @Test
    void givesBackAnotherCurrency() {
        Payment payment = redirected();
        ProviderPayment euros = new ProviderPayment(TestPayments.TRANSACTION, MERCHANT, payment.refno(), "EUR",
                Status.AUTHORIZED, 31200, Instrument.UNKNOWN);

        assertThat(payment.observe(euros, MERCHANT, false, NOON).orElseThrow().state())
                .isEqualTo(PaymentState.RETURNING);
    }

    @Test
    void touchesNothingThatBearsAnotherReferenceOrMerchant() {
        Payment payment = redirected();
        ProviderPayment foreign = new ProviderPayment(TestPayments.TRANSACTION, MERCHANT, "PK-2026-OTHER-1", "CHF",
                Status.AUTHORIZED, 31200, Instrument.UNKNOWN);

        Payment next = payment.observe(foreign, MERCHANT, false, NOON).orElseThrow();

        assertThat(next.state()).isEqualTo(PaymentState.FAILED);
        assertThat(next.failure()).isEqualTo(PaymentFailure.MISMATCH);
        assertThat(payment.observe(told(payment, Status.AUTHORIZED), "1100009999", false, NOON).orElseThrow().state())
                .isEqualTo(PaymentState.FAILED);
    }

    @Test
    void expiresAfterHalfAnHourAndNotAMinuteEarlier() {
        Payment payment = redirected();
        ProviderPayment pending = told(payment, Status.PENDING);

        assertThat(payment.observe(pending, MERCHANT, false, NOON.plus(Duration.ofMinutes(29)))).isEmpty();
        assertThat(payment.observe(pending, MERCHANT, false, NOON.plus(Duration.ofMinutes(30))))
                .hasValueSatisfying(next -> assertThat(next.state()).isEqualTo(PaymentState.EXPIRED));
    }

    @Test
    void saysThatTheProviderWasAwayWhenItNeverOpenedThePayment() {
        assertThat(TestPayments.created().expired(NOON).failure()).isEqualTo(PaymentFailure.PROVIDER_UNAVAILABLE);
    }

    @Test
    void refusesAStepThatIsNotOnTheMap() {
        assertThatThrownBy(() -> inState(PaymentState.SETTLED).closed(PaymentState.FAILED, PaymentFailure.DECLINED,
                NOON)).isInstanceOf(IllegalStateException.class).hasMessageContaining("SETTLED to FAILED");
    }

    @Test
    void keepsTheReferenceWithinFortyCharactersForTheLongestCase() {
        PaymentRequest longest = new PaymentRequest("X".repeat(30), "parking-permit", "u", 1, "CHF",
                java.util.Locale.GERMAN, "/");

        assertThat(Payment.created(longest, 99, NOON).refno()).hasSizeLessThanOrEqualTo(40);
    }

    private static Payment inState(PaymentState state) {
        Payment payment = redirected();
        return switch (state) {
            case CREATED -> TestPayments.created();
            case REDIRECTED -> payment;
            case AUTHORIZED -> observed(payment, Status.AUTHORIZED, false);
            case SETTLED -> observed(payment, Status.SETTLED, false);
            case CANCELLED -> observed(payment, Status.CANCELED, false);
            case FAILED -> observed(payment, Status.FAILED, false);
            case EXPIRED -> payment.expired(NOON);
            case RETURNING -> observed(payment, Status.AUTHORIZED, true);
            case RETURNED -> observed(payment, Status.AUTHORIZED, true).returned(NOON);
        };
    }

    private static Payment observed(Payment payment, Status status, boolean paidByAnother) {
        return payment.observe(told(payment, status), MERCHANT, paidByAnother, NOON).orElseThrow();
    }
}
