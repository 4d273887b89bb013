package ch.meinkonto.auth.protocol;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.auth.session.Place;
import ch.meinkonto.auth.throttle.Caller;
import ch.meinkonto.auth.throttle.Callers;

/**
 * Where a person lets a device in (RFC 8628 section 3.3): they type its code, see who asks for what and from where, and allow or
 * refuse it. A link with the code in it only fills the field in (section 3.3.1): whoever follows it still has to look at the
 * device. The found request is kept in the session, so that the second page is no way to try codes.
 */
@Controller
@RequestMapping(DevicePages.PATH)
class DevicePages {
    static final String PATH = "/device";

    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final String FOUND = "meinkonto.device-request";
    private static final String ANSWERED = "meinkonto.device-answered";
    private static final Map<String, String> PROBLEMS = Map.of("code", "device.problem.code", "limit",
            "device.problem.limit", "gone", "device.problem.gone");

    private final DeviceRequests requests;
    private final UserCodeBudgets budgets;
    private final Callers callers;
    private final Clients clients;
    private final ScopeTexts scopes;

    DevicePages(DeviceRequests requests, UserCodeBudgets budgets, Callers callers, Clients clients,
            ScopeTexts scopes) {
        this.requests = requests;
        this.budgets = budgets;
        this.callers = callers;
        this.clients = clients;
        this.scopes = scopes;
    }

    @GetMapping
    String enter(@RequestParam("user_code") Optional<String> code, @RequestParam Optional<String> problem,
            Model model) {
        model.addAttribute("code", code.flatMap(UserCodes::read).orElse(""));
        model.addAttribute("problem", problem.map(PROBLEMS::get).orElse(null));
        return "device/enter";
    }

    @PostMapping
    String find(Authentication person, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        Caller caller = callers.of(request);
        if (!budgets.take(person.getName(), caller)) {
            return "redirect:/device?problem=limit";
        }
        Optional<DeviceRequests.Waiting> found = UserCodes.read(code).flatMap(requests::withCode);
        if (found.isEmpty()) {
            return "redirect:/device?problem=code";
        }
        budgets.giveBack(person.getName(), caller);
        request.getSession().setAttribute(FOUND, found.get().id());
        return "redirect:/device/confirm";
    }

    @GetMapping("/confirm")
    String confirm(HttpServletRequest request, Locale language, Model model) {
        Optional<DeviceRequests.Waiting> found = found(request.getSession()).flatMap(requests::withId);
        if (found.isEmpty()) {
            return "redirect:/device?problem=gone";
        }
        DeviceRequests.Waiting waiting = found.get();
        model.addAttribute("waiting", waiting);
        model.addAttribute("client", name(waiting));
        model.addAttribute("scopes", scopes.of(waiting.scopes(), language));
        model.addAttribute("zone", ZONE);
        model.addAttribute("elsewhere", !waiting.network().equals(Place.of(request).network()));
        return "device/confirm";
    }

    @PostMapping("/confirm")
    String answer(Authentication person, @RequestParam(defaultValue = "") String answer, HttpSession session) {
        Optional<DeviceRequests.Waiting> found = found(session).flatMap(requests::withId);
        session.removeAttribute(FOUND);
        boolean allowed = "allow".equals(answer);
        boolean answered = found.isPresent() && (allowed
                ? requests.allow(found.get().id(), person)
                : requests.deny(found.get().id()));
        if (!answered) {
            return "redirect:/device?problem=gone";
        }
        session.setAttribute(ANSWERED, name(found.get()));
        return allowed ? "redirect:/device/done" : "redirect:/device/refused";
    }

    @GetMapping("/done")
    String done(HttpSession session, Model model) {
        return answered(session, model, "device/done");
    }

    @GetMapping("/refused")
    String refused(HttpSession session, Model model) {
        return answered(session, model, "device/refused");
    }

    private static String answered(HttpSession session, Model model, String page) {
        Object name = session.getAttribute(ANSWERED);
        if (name == null) {
            return "redirect:/device";
        }
        model.addAttribute("client", name);
        return page;
    }

    private static Optional<String> found(HttpSession session) {
        return session.getAttribute(FOUND) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    private String name(DeviceRequests.Waiting waiting) {
        return clients.name(waiting.clientId()).orElse(waiting.clientId());
    }
}
