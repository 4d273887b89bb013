package ch.meinkonto.ops.simulators.register;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A page for each register: what is in it, what happened, and how it is to behave. */
@Controller
class RegisterPageController {
    private static final int PER_PAGE = 50;
    private static final List<Integer> DELAYS = List.of(1, 2, 5, 10, 30);

    private final List<RegisterView> views;
    private final Conducts conducts;

    RegisterPageController(List<RegisterView> views, Conducts conducts) {
        this.views = views;
        this.conducts = conducts;
    }

    @GetMapping("/registers/{code}")
    String page(@PathVariable String code, @RequestParam(defaultValue = "0") int from, Model model) {
        RegisterView view = view(code);
        int first = Math.clamp(from, 0, Math.max(0, view.size() - 1));
        model.addAttribute("code", code);
        model.addAttribute("columns", view.columns());
        model.addAttribute("rows", view.rows(first, PER_PAGE));
        model.addAttribute("news", view.news());
        model.addAttribute("refused", view.refused());
        model.addAttribute("size", view.size());
        model.addAttribute("before", first == 0 ? null : Math.max(0, first - PER_PAGE));
        model.addAttribute("after", first + PER_PAGE < view.size() ? first + PER_PAGE : null);
        Conduct.Setting setting = conducts.of(view.register());
        model.addAttribute("conduct", setting.conduct().code());
        model.addAttribute("delay", setting.delay().toSeconds());
        model.addAttribute("conducts", Arrays.stream(Conduct.values()).map(Conduct::code).toList());
        model.addAttribute("delays", DELAYS);
        return "register/register";
    }

    @PostMapping("/registers/{code}")
    String behave(@PathVariable String code, @RequestParam String conduct, @RequestParam int delay) {
        RegisterView view = view(code);
        Conduct chosen = Conduct.of(conduct).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        if (!DELAYS.contains(delay)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        conducts.set(view.register(), new Conduct.Setting(chosen, Duration.ofSeconds(delay)));
        return "redirect:/registers/" + view.register().code();
    }

    private RegisterView view(String code) {
        return Register.of(code).flatMap(register -> views.stream().filter(view -> view.register() == register)
                .findFirst()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
