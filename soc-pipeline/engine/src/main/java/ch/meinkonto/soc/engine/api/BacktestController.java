package ch.meinkonto.soc.engine.api;

import java.net.URI;
import java.security.Principal;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.soc.engine.backtest.BacktestReport;
import ch.meinkonto.soc.engine.backtest.BacktestRequest;
import ch.meinkonto.soc.engine.backtest.Backtests;

/** Rules over stored events: begin, ask, cancel. */
@RestController
final class BacktestController {
    private static final String PATH = "/api/v1/backtests";

    private final Backtests backtests;

    BacktestController(Backtests backtests) {
        this.backtests = backtests;
    }

    /** Begins a backtest; its address is in {@code Location}, its id in the body. */
    @PostMapping(PATH)
    ResponseEntity<BacktestReport> start(@RequestBody BacktestRequest request, Principal caller) {
        BacktestReport report = backtests.start(caller.getName(), request);
        return ResponseEntity.accepted().location(URI.create(PATH + "/" + report.id())).body(report);
    }

    /** Progress and result of one of the caller's own. */
    @GetMapping(PATH + "/{id}")
    BacktestReport find(@PathVariable String id, Principal caller) {
        return backtests.find(caller.getName(), id);
    }

    /** Cancels one of the caller's own; what it has found so far can still be asked for. */
    @DeleteMapping(PATH + "/{id}")
    ResponseEntity<BacktestReport> cancel(@PathVariable String id, Principal caller) {
        return ResponseEntity.accepted().body(backtests.cancel(caller.getName(), id));
    }
}
