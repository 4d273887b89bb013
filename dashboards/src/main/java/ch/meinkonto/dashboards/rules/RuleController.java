package ch.meinkonto.dashboards.rules;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The list of detections and the page of one, with rule and runbook. */
@Controller
class RuleController {
    private final Detections detections;
    private final Runbooks runbooks;

    RuleController(Detections detections, Runbooks runbooks) {
        this.detections = detections;
        this.runbooks = runbooks;
    }

    @GetMapping("/rules")
    String all(Model model) {
        model.addAttribute("detections", detections.all());
        return "rules/all";
    }

    @GetMapping("/rules/{name}")
    String one(@PathVariable String name, Model model) {
        Detection detection = detections.byName(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("detection", detection);
        model.addAttribute("runbook", detection.runbook().isBlank() ? null : runbooks.html(detection.runbook()));
        return "rules/one";
    }
}
