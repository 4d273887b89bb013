package ch.meinkonto.dashboards.response;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import ch.meinkonto.dashboards.access.Analysts;
import ch.meinkonto.soc.contract.ResponseAction;

/** The forms on the page of an alert with which something is ordered or taken back. */
@Controller
class ResponseController {
    private static final String ENGINE_AWAY = "engine-away";

    private final Engine engine;
    private final Clock clock;

    ResponseController(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @PostMapping("/alerts/{id}/responses")
    String order(@PathVariable String id, @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String lasts, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean confirmed, @RequestParam String key,
            Authentication authentication, RedirectAttributes result) {
        Optional<Choice> choice = Choice.read(what);
        Optional<ResponseAction> action = choice.flatMap(each -> ResponseAction.of(each.action()));
        if (choice.isEmpty() || action.isEmpty()) {
            result.addFlashAttribute("respondRefused", "choice-missing");
        } else if (!confirmed) {
            result.addFlashAttribute("respondRefused", "not-confirmed");
        } else {
            attempt(result, "ordered", () -> engine.order(Analysts.of(authentication), id, choice.get(), reason,
                    expiry(action.get(), lasts), key));
            if (ENGINE_AWAY.equals(result.getFlashAttributes().get("respondRefused"))) {
                // It may have taken the order before it fell silent: asked again it must be the same one.
                result.addFlashAttribute("respondKey", key);
            }
        }
        return back(id);
    }

    @PostMapping("/alerts/{id}/responses/{order}/undo")
    String undo(@PathVariable String id, @PathVariable String order, @RequestParam(defaultValue = "") String reason,
            Authentication authentication, RedirectAttributes result) {
        attempt(result, "undone", () -> engine.undo(Analysts.of(authentication), order, reason));
        return back(id);
    }

    private static void attempt(RedirectAttributes result, String done, Runnable call) {
        try {
            call.run();
            result.addFlashAttribute("responded", done);
        } catch (OrderRefused refused) {
            result.addFlashAttribute("respondRefused", refused.code());
        }
    }

    /** What does not last has none; what is chosen for it is of no account. */
    private @Nullable Instant expiry(ResponseAction action, String lasts) {
        return action.lasts() && Sections.DURATIONS.contains(lasts)
                ? clock.instant().plus(Duration.parse(lasts))
                : null;
    }

    private static String back(String id) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/alerts/{id}").fragment("respond").buildAndExpand(id).encode();
    }
}
