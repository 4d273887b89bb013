package ch.meinkonto.portal.taxextension;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page the QR code of a confirmation leads to. */
@Controller
class VerifyExtension {
    private final CheckExtension checks;

    VerifyExtension(CheckExtension checks) {
        this.checks = checks;
    }

    /** Without a code the page asks for one. */
    @GetMapping("/tax-extension/verify")
    String check(Model model, @RequestParam(name = "c", defaultValue = "") String code) {
        if (!code.isBlank()) {
            model.addAttribute("checked", checks.check(code));
        }
        return "taxextension/verify";
    }
}
