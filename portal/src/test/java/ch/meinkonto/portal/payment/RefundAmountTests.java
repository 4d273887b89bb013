package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import ch.meinkonto.portal.cityservice.Money;

/** What can go back of a payment, for whatever was paid. */
class RefundAmountTests {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @Property
    void nothingLessThanARappenAndNothingMoreThanWasPaidGoesBack(@ForAll @LongRange(min = 1, max = 1_000_000) long paid,
            @ForAll @LongRange(min = -10, max = 1_000_010) long back) {
        if (back >= 1 && back <= paid) {
            assertThat(Refund.due(in(PaymentState.SETTLED, paid), back, "permit_returned").amountMinor())
                    .isEqualTo(back);
        } else {
            assertThatThrownBy(() -> Refund.due(in(PaymentState.SETTLED, paid), back, "permit_returned"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void onlyMoneyThatIsThereGoesBack(@ForAll PaymentState state) {
        Set<PaymentState> withMoney = EnumSet.of(PaymentState.AUTHORIZED, PaymentState.SETTLED);
        if (withMoney.contains(state)) {
            assertThat(Refund.due(in(state, 100), 100, "request_refused").status()).isEqualTo(RefundStatus.DUE);
        } else {
            assertThatThrownBy(() -> Refund.due(in(state, 100), 100, "request_refused"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void sharesOfAnAmountNeverAddUpToMoreThanACoinBesideIt(@ForAll @LongRange(min = 0, max = 10_000_000) long rappen,
            @ForAll @LongRange(min = 0, max = 12) long months) {
        Money whole = new Money(rappen);
        long back = whole.share((int) months, 12).rappen();
        long kept = whole.share((int) (12 - months), 12).rappen();
        assertThat(back % 5).isZero();
        assertThat(Math.abs(back + kept - rappen)).isLessThanOrEqualTo(5);
        assertThat(back).isLessThanOrEqualTo(rappen + 2);
    }

    private static Payment in(PaymentState state, long amountMinor) {
        PaymentRequest order = new PaymentRequest("UM-2026-ABCDEFGH", "move", "resident", amountMinor, "CHF",
                Locale.GERMAN, "/move");
        Payment created = Payment.created(order, 1, NOON);
        return new Payment(created.id(), order, 1, created.refno(), created.keys(), "transaction", state, null,
                Instrument.UNKNOWN, NOON, NOON);
    }
}
