package ch.meinkonto.ops.simulators.register;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The switch of the pages, for tests: {@code {"conduct":"slow","delayMillis":500}}. Real registers have no such door. */
@RestController
class ConductApi {
    private final Conducts conducts;

    ConductApi(Conducts conducts) {
        this.conducts = conducts;
    }

    @GetMapping("/registers/{code}/conduct")
    Map<String, Object> conduct(@PathVariable String code) {
        Conduct.Setting setting = conducts.of(register(code));
        return Map.of("conduct", setting.conduct().code(), "delayMillis", setting.delay().toMillis());
    }

    @PutMapping("/registers/{code}/conduct")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void behave(@PathVariable String code, @RequestBody Order order) {
        Conduct conduct = Conduct.of(order.conduct() == null ? "" : order.conduct())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        long millis = order.delayMillis() == null ? 0 : order.delayMillis();
        if (millis < 0 || millis > Conduct.SLOWEST.toMillis()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        conducts.set(register(code), new Conduct.Setting(conduct, Duration.ofMillis(millis)));
    }

    private static Register register(String code) {
        return Register.of(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A conduct as it is ordered. */
    record Order(@Nullable String conduct, @Nullable Long delayMillis) {}
}
