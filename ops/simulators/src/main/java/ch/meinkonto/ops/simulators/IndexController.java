package ch.meinkonto.ops.simulators;

import java.util.Arrays;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import ch.meinkonto.ops.simulators.payment.Fault;
import ch.meinkonto.ops.simulators.register.Register;

/** Says what is simulated here, and that it is. */
@Controller
class IndexController {
    private final String portal;

    IndexController(@Value("${meinkonto.portal-url}") String portal) {
        this.portal = portal;
    }

    @GetMapping("/")
    String index(Model model) {
        model.addAttribute("portal", portal);
        model.addAttribute("faults", Fault.codes());
        model.addAttribute("registers", Arrays.stream(Register.values()).map(Register::code).toList());
        return "index";
    }
}
