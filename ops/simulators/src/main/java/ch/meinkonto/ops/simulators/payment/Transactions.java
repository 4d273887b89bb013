package ch.meinkonto.ops.simulators.payment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All payments of the provider: in memory, and in a journal that outlives the process. The oldest are forgotten. */
@Component
class Transactions {
    private static final int REMEMBERED = 20_000;
    private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss")
            .withZone(ZoneOffset.UTC);

    private final LinkedHashMap<String, Transaction> byId = new LinkedHashMap<>();
    private final Map<String, String> idByRefno = new HashMap<>();
    private final Journal<Transaction> journal;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Transactions(PaymentSettings settings, JsonMapper json, Clock clock) {
        this.clock = clock;
        this.journal = new Journal<>(settings.data().resolve("transactions.ndjson"), Transaction.class, json);
        journal.read().forEach(this::remember);
        journal.rewrite(byId.values());
    }

    /** Opens a payment; a reference is used once ({@code uniqueRefno}). */
    synchronized Transaction open(PaymentOrder order) {
        if (idByRefno.containsKey(order.refno())) {
            throw ApiRefusal.duplicateRefno();
        }
        Instant now = clock.instant();
        Transaction opened = Transaction.initialized(freshId(now), order, now);
        remember(opened);
        journal.append(opened);
        return opened;
    }

    /** Changes a payment as {@code change} says, or refuses as it does. */
    synchronized Transaction change(String id, UnaryOperator<Transaction> change) {
        Transaction changed = change.apply(find(id).orElseThrow(ApiRefusal::transactionNotFound));
        remember(changed);
        journal.append(changed);
        return changed;
    }

    synchronized Optional<Transaction> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The newest payments first. */
    synchronized List<Transaction> newest(int atMost) {
        return byId.values().stream().toList().reversed().stream().limit(atMost).toList();
    }

    private void remember(Transaction transaction) {
        byId.put(transaction.id(), transaction);
        idByRefno.put(transaction.order().refno(), transaction.id());
        if (byId.size() > REMEMBERED) {
            Transaction oldest = byId.firstEntry().getValue();
            byId.remove(oldest.id());
            idByRefno.remove(oldest.order().refno());
        }
    }

    private String freshId(Instant now) {
        String id;
        do {
            id = ID_TIME.format(now) + String.format("%06d", random.nextInt(1_000_000));
        } while (byId.containsKey(id));
        return id;
    }
}
