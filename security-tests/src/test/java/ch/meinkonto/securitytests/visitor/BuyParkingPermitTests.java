package ch.meinkonto.securitytests.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ch.meinkonto.securitytests.ToyStack;
import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit.Order;
import ch.meinkonto.securitytests.visitor.BuyParkingPermit.Payment;

class BuyParkingPermitTests {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final ToyStack toy = new ToyStack();
    private final List<String> headings = new ArrayList<>();

    @AfterEach
    void stop() {
        toy.close();
    }

    @Test
    void findsItsWayFromTheStartPageToTheConfirmation() {
        Page last = buy(ToyStack.PASSWORD, Payment.APPROVE, "");

        assertThat(last.heading()).isEqualTo("Thank you");
        assertThat(headings).containsSubsequence("Permit", "Vehicle", "Check", "Thank you");
        assertThat(toy.received).contains(
                "/parking-permit/vehicle plate=ZH 4711&validFrom=2026-11-24&postcode=8001&zone=1&terms=yes",
                "/pay _csrf=t", "/paid cardNumber=4242&outcome=approved");
    }

    @Test
    void paysWithTheCardAndTheOutcomeItIsTold() {
        buy(ToyStack.PASSWORD, Payment.DECLINE, "4000000000000002");

        assertThat(toy.received).contains("/paid cardNumber=4000000000000002&outcome=declined");
    }

    @Test
    void comesFromTheAddressItClaims() {
        buy(ToyStack.PASSWORD, Payment.APPROVE, "");

        assertThat(toy.sources).isNotEmpty().containsOnly("203.0.113.5");
    }

    @Test
    void stopsWithTheReasonWhenTheSignInIsRefused() {
        assertThatExceptionOfType(FlowStopped.class).isThrownBy(() -> buy("wrong", Payment.APPROVE, ""))
                .withMessageContaining("sign-in of anna.muster@example.ch was refused");
    }

    private Page buy(String password, Payment payment, String card) {
        try (Visitor visitor = Visitor.from("203.0.113.5")) {
            return new BuyParkingPermit(RunningStack.from(toy.environment()), NOON,
                    page -> headings.add(page.heading()))
                    .by(visitor, new Order("anna.muster@example.ch", password, "ZH 4711", payment, card));
        }
    }
}
