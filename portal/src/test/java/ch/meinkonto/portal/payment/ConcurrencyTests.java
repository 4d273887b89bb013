package ch.meinkonto.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import ch.meinkonto.soc.contract.EventAction;

/** Many at once: clicks, triggers, attempts. */
class ConcurrencyTests extends PaymentTest {
    private static final int AT_ONCE = 6;

    @Test
    void makesOnePaymentOfManyClicks() throws Exception {
        Set<URI> pages = new HashSet<>(atOnce(() -> payments.open(order())));

        assertThat(pages).hasSize(1);
        assertThat(book.ofCase(caseId)).hasSize(1);
        assertThat(events(EventAction.PAYMENT_INITIATE)).hasSize(1);
    }

    @Test
    void answersAClickAfterwardsWithTheSamePayPage() {
        assertThat(payments.open(order())).isEqualTo(payments.open(order()));
    }

    @Test
    void settlesOnceWhenReturnWebhookAndPollerComeTogether() throws Exception {
        provider.approve(payments.open(order()));
        Payment payment = newest();

        atOnce(() -> follow.follow(payment.id()));

        assertThat(newest().state()).isEqualTo(PaymentState.SETTLED);
        assertThat(ledger()).containsExactly("AUTHORIZED 31200 CHF", "SETTLED 31200 CHF");
        assertThat(events(EventAction.PAYMENT_AUTHORIZE)).hasSize(1);
        assertThat(events(EventAction.PAYMENT_SETTLE)).hasSize(1);
        assertThat(cityService.heard(caseId)).hasSize(1);
    }

    @Test
    void neverLetsTheLedgerBeRewritten() {
        provider.approve(payments.open(order()));
        follow.follow(newest().id());

        for (String attempt : List.of("update payment.ledger_entry set amount_minor = 1",
                "delete from payment.ledger_entry", "truncate payment.ledger_entry")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update()).isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void letsTheDatabaseRefuseASecondOpenPayment() {
        payments.open(order());
        Payment second = Payment.created(order(), 2, CLOCK.instant());

        assertThatThrownBy(() -> book.add(second, CLOCK.instant())).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("payment_open");
    }

    private static <T> List<T> atOnce(Callable<T> action) throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                futures.add(executor.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
