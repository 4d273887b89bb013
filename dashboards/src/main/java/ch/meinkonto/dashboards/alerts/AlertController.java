package ch.meinkonto.dashboards.alerts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import ch.meinkonto.dashboards.access.Analysts;
import ch.meinkonto.dashboards.audit.Looks;
import ch.meinkonto.dashboards.response.Sections;
import ch.meinkonto.dashboards.rules.Detection;
import ch.meinkonto.dashboards.rules.Detections;
import ch.meinkonto.dashboards.rules.Runbooks;
import ch.meinkonto.soc.contract.Alert;

/** The queue, the page of an alert, and the forms on both. */
@Controller
class AlertController {
    private final Alerts alerts;
    private final Evidence evidence;
    private final Detections detections;
    private final Runbooks runbooks;
    private final Analysts analysts;
    private final ChangeAlert changeAlert;
    private final Sections responses;
    private final Looks looks;
    private final Clock clock;

    AlertController(Alerts alerts, Evidence evidence, Detections detections, Runbooks runbooks, Analysts analysts,
            ChangeAlert changeAlert, Sections responses, Looks looks, Clock clock) {
        this.alerts = alerts;
        this.evidence = evidence;
        this.detections = detections;
        this.runbooks = runbooks;
        this.analysts = analysts;
        this.changeAlert = changeAlert;
        this.responses = responses;
        this.looks = looks;
        this.clock = clock;
    }

    @GetMapping("/alerts")
    String queue(@RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String detection,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String page, Authentication analyst, Model model) {
        AlertFilter filter = AlertFilter.asked(status, level, detection, q, sort, page);
        looks.atQueue(analyst, filter.narrowed() ? filter.address() : "");
        model.addAttribute("queue", alerts.queue(filter));
        model.addAttribute("counts", alerts.counts());
        model.addAttribute("detections", alerts.detections());
        model.addAttribute("severities", Severity.WORST_FIRST);
        model.addAttribute("reasons", List.of(CloseReason.values()));
        model.addAttribute("names", analysts.names());
        return "alerts/queue";
    }

    @GetMapping("/alerts/{id}")
    String alert(@PathVariable String id, Authentication analyst, Model model) {
        Optional<StoredAlert> found = alerts.byId(id);
        if (found.isEmpty()) {
            return "redirect:/alerts/" + successorOf(id);
        }
        StoredAlert stored = found.get();
        Alert alert = stored.alert();
        looks.atAlert(analyst, id, alert.level());
        List<Evidence.Event> events = evidence.of(alert);
        model.addAttribute("stored", stored);
        model.addAttribute("alert", alert);
        model.addAttribute("now", clock.instant());
        model.addAttribute("span", Duration.between(alert.firstEvent(), alert.lastEvent()));
        model.addAttribute("events", events);
        model.addAttribute("timeline", Timeline.of(events));
        model.addAttribute("handling", evidence.handling(id));
        model.addAttribute("response", responses.about(alert, stored.formerIds(),
                events.stream().map(Evidence.Event::fields).toList()));
        model.addAttribute("similar", alerts.similarTo(stored));
        model.addAttribute("detection", detections.byName(alert.detection()).orElse(null));
        model.addAttribute("runbook", detections.byName(alert.detection())
                .map(Detection::runbook)
                .filter(text -> !text.isBlank())
                .map(runbooks::html)
                .orElse(null));
        model.addAttribute("reasons", List.of(CloseReason.values()));
        model.addAttribute("names", analysts.names());
        return "alerts/alert";
    }

    @PostMapping("/alerts/{id}/acknowledge")
    String acknowledge(@PathVariable String id, @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) @Nullable String back, Authentication authentication,
            RedirectAttributes result) {
        return change(id, seen, new AlertChange.Acknowledge(), "acknowledged", back, authentication, result);
    }

    @PostMapping("/alerts/{id}/close")
    String close(@PathVariable String id, @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String back, Authentication authentication,
            RedirectAttributes result) {
        return CloseReason.of(reason)
                .map(given -> change(id, seen, new AlertChange.Close(given), "closed", back, authentication, result))
                .orElseGet(() -> {
                    result.addFlashAttribute("refused", "reason-missing");
                    return "redirect:" + target(id, back);
                });
    }

    @PostMapping("/alerts/{id}/reopen")
    String reopen(@PathVariable String id, @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) @Nullable String back, Authentication authentication,
            RedirectAttributes result) {
        return change(id, seen, new AlertChange.Reopen(), "reopened", back, authentication, result);
    }

    private String change(String id, String seen, AlertChange change, String done, @Nullable String back,
            Authentication authentication, RedirectAttributes result) {
        try {
            changeAlert.change(id, seen, change, Analysts.of(authentication));
            result.addFlashAttribute("done", done);
            result.addFlashAttribute("doneWith", id);
        } catch (ChangeRefused refused) {
            if (refused.reason() == ChangeRefused.Reason.UNKNOWN_ALERT) {
                // What was seen is not what it is now: let them look again where it is.
                String successor = successorOf(id);
                result.addFlashAttribute("refused", code(ChangeRefused.Reason.CHANGED_MEANWHILE));
                result.addFlashAttribute("refusedAt", successor);
                return "redirect:" + target(successor, back);
            }
            result.addFlashAttribute("refused", code(refused.reason()));
            result.addFlashAttribute("refusedAt", id);
        }
        return "redirect:" + target(id, back);
    }

    private String successorOf(String id) {
        return alerts.successorOf(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String code(ChangeRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ALERT -> "unknown-alert";
            case CHANGED_MEANWHILE -> "changed-meanwhile";
            case NOT_POSSIBLE_NOW -> "not-possible-now";
        };
    }

    /** Back to the list it was done from, with its filters, or to the alert; never to another site. */
    private static String target(String id, @Nullable String back) {
        boolean ours = back != null && (back.equals("/alerts") || back.startsWith("/alerts?"))
                && back.chars().allMatch(character -> character > ' ' && character < 127);
        return ours && back != null ? back : "/alerts/" + id;
    }
}
