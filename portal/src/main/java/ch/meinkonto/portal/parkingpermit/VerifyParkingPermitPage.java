package ch.meinkonto.portal.parkingpermit;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public checker for control staff. */
@Controller
class VerifyParkingPermitPage {
    private final CheckParkingPermit checks;

    VerifyParkingPermitPage(CheckParkingPermit checks) {
        this.checks = checks;
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
