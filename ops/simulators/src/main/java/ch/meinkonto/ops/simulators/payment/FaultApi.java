package ch.meinkonto.ops.simulators.payment;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a test or a demonstration makes the provider misbehave; the real one has no such door. */
@RestController
@RequestMapping("/simulator")
class FaultApi {
    private static final int MOST_TIMES = 1000;

    private final Faults faults;
    private final Transactions transactions;
    private final Clock clock;

    FaultApi(Faults faults, Transactions transactions, Clock clock) {
        this.faults = faults;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is still to go wrong. */
    @GetMapping("/faults")
    List<Map<String, Object>> orders() {
        return faults.orders().stream().map(order -> Map.<String, Object>of("refno", order.refno(), "fault",
                order.fault().code(), "times", order.times())).toList();
    }

    /** Orders a fault: {@code {"refno":"PK-2026","fault":"lost-webhook","times":1}}. */
    @PostMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void order(@RequestBody FaultRequest request) {
        Fault fault = Fault.of(request.fault() == null ? "" : request.fault())
                .orElseThrow(() -> ApiRefusal.invalidProperty("fault must be one of " + Fault.codes()));
        int times = request.times() == null ? 1 : request.times();
        if (times < 1 || times > MOST_TIMES) {
            throw ApiRefusal.invalidProperty("times must be from 1 to " + MOST_TIMES);
        }
        faults.add(request.refno() == null ? "" : request.refno(), fault, times);
    }

    @DeleteMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    /** Lets the night pass in which the provider hands a settled payment to the bank. */
    @PostMapping("/transactions/{id}/transmit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void transmit(@PathVariable String id) {
        transactions.change(id, transaction -> transaction.transmit(clock.instant()));
    }

    /** A fault as it is ordered. */
    record FaultRequest(@Nullable String refno, @Nullable String fault, @Nullable Integer times) {}
}
