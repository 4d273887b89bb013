package ch.meinkonto.dashboards.alerts;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads to the queue. */
@Controller
class FrontDoor {
    @GetMapping("/")
    String queue() {
        return "redirect:/alerts";
    }
}
