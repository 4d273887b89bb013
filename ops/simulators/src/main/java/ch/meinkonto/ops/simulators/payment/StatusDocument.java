package ch.meinkonto.ops.simulators.payment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A payment as the provider tells of it, in the answer to a status call and in a webhook alike. */
final class StatusDocument {
    private StatusDocument() {}

    /** The document as JSON names and values. */
    static Map<String, Object> of(Transaction transaction) {
        return of(transaction, 0);
    }

    /** The document with amounts that are {@code lie} Rappen lower than the truth. */
    static Map<String, Object> of(Transaction transaction, long lie) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("transactionId", transaction.id());
        document.put("merchantId", transaction.order().merchantId());
        document.put("type", "payment");
        document.put("status", transaction.status().code());
        document.put("currency", transaction.order().currency());
        document.put("refno", transaction.order().refno());
        if (transaction.method() != null) {
            document.put("paymentMethod", transaction.method());
        }
        document.put("detail", detail(transaction, lie));
        document.put("language", transaction.order().language());
        Card card = transaction.card();
        if (card != null) {
            document.put("card", Map.of("alias", card.alias(), "fingerprint", card.fingerprint(), "masked",
                    card.masked(), "info", Map.of("brand", card.brand())));
        }
        document.put("history", history(transaction));
        return document;
    }

    private static Map<String, Object> detail(Transaction transaction, long lie) {
        Map<String, Object> detail = new LinkedHashMap<>();
        if (transaction.status() == Transaction.Status.INITIALIZED) {
            detail.put("init", Map.of("expires", transaction.expires().toString()));
        }
        if (transaction.authorized() > 0) {
            detail.put("authorize", Map.of("amount", transaction.authorized() - lie, "acquirerAuthorizationCode",
                    transaction.id().substring(transaction.id().length() - 6)));
        }
        if (transaction.settled() > 0) {
            detail.put("settle", Map.of("amount", transaction.settled() - lie));
        }
        if (transaction.status() == Transaction.Status.CANCELED) {
            detail.put("cancel", Map.of("reversal", transaction.authorized() > 0));
        }
        if (transaction.refusal() != null) {
            detail.put("fail", Map.of("reason", transaction.refusal(), "message", "refused by the issuer"));
        }
        return detail;
    }

    private static List<Map<String, Object>> history(Transaction transaction) {
        return transaction.history().stream().map(step -> Map.<String, Object>of("action", step.action(), "amount",
                step.amount(), "date", step.at().toString(), "success", !"fail".equals(step.action()))).toList();
    }
}
