package ch.meinkonto.ops.simulators.payment;

import java.util.UUID;

/** Bodies of {@code POST /v1/transactions}. */
final class TestOrders {
    private TestOrders() {}

    static String refno() {
        return "PK-2026-" + UUID.randomUUID().toString().substring(0, 12);
    }

    static String order(String refno) {
        return order(refno, "http://localhost:9/webhook");
    }

    static String order(String refno, String webhook) {
        return """
                {"currency":"CHF","amount":31200,"refno":"%s","language":"fr","paymentMethods":["VIS","TWI"],
                 "autoSettle":false,"option":{"createAlias":true},
                 "redirect":{"successUrl":"http://localhost:1/return?payment=7","cancelUrl":"http://localhost:1/cancel",
                             "errorUrl":"http://localhost:1/error","returnTarget":"_top"},
                 "webhook":{"url":"%s"}}""".formatted(refno, webhook);
    }
}
