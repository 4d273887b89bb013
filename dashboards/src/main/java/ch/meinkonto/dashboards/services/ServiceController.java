package ch.meinkonto.dashboards.services;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on the health of the applications. */
@Controller
class ServiceController {
    private final Services services;

    ServiceController(Services services) {
        this.services = services;
    }

    @GetMapping("/services")
    String services(Model model) {
        model.addAttribute("services", services.all());
        return "services/services";
    }
}
