package ch.meinkonto.portal.parkingpermit;

import java.security.Principal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public pages: what a permit is and costs, and the checker for control staff. */
@Controller
class ParkingPermitStart {
    private final DescribeParkingPermit describe;
    private final PrivateSpaceCondition condition;
    private final CheckParkingPermit checks;

    ParkingPermitStart(DescribeParkingPermit describe, PrivateSpaceCondition condition, CheckParkingPermit checks) {
        this.describe = describe;
        this.condition = condition;
        this.checks = checks;
    }

    @GetMapping("/parking-permit")
    String start(Model model, @Nullable Principal principal,
            @RequestParam(required = false) @Nullable String saved, Locale language) {
        model.addAttribute("tariff", describe.tariff());
        condition.announced(language).ifPresent(space -> model.addAttribute("space", space));
        model.addAttribute("begun", principal != null && describe.hasBegun(principal.getName()));
        model.addAttribute("saved", saved != null);
        return "parkingpermit/start-page";
    }

    /** Without a code the page asks for one. */
    @GetMapping("/verify")
    String check(Model model, @RequestParam(name = "c", defaultValue = "") String code) {
        if (!code.isBlank()) {
            model.addAttribute("checked", checks.check(code));
        }
        return "parkingpermit/verify";
    }
}
