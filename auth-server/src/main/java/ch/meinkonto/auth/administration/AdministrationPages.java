package ch.meinkonto.auth.administration;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.administration.CareForClients.Result;

/** What waits for a second person, and what was decided. */
@Controller
@RequestMapping("/admin")
class AdministrationPages {
    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private final Requests requests;
    private final FourEyes fourEyes;
    private final CareForClients clients;
    private final People people;
    private final Clock clock;

    AdministrationPages(Requests requests, FourEyes fourEyes, CareForClients clients, People people, Clock clock) {
        this.requests = requests;
        this.fourEyes = fourEyes;
        this.clients = clients;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A request as a page shows it.
     *
     * @param request the request
     * @param about name of whom or what it is about
     * @param askedBy name of who asked
     * @param decidedBy name of who decided, empty where nobody did
     */
    record Shown(Request request, String about, String askedBy, String decidedBy) {
        /** Key of the sentence that says what is asked for. */
        public String sentence() {
            return switch (request.act()) {
                case Act.GrantRole _ -> "admin.act.grant";
                case Act.RevokeRole _ -> "admin.act.revoke";
                case Act.SaveClient _ -> "admin.act.client";
                case Act.MakeSecret _ -> "admin.act.secret";
            };
        }

        /** Key of the role's name; empty where it is about none. */
        public String role() {
            return switch (request.act()) {
                case Act.GrantRole grant -> "home.role." + grant.role();
                case Act.RevokeRole revoke -> "home.role." + revoke.role();
                case Act.SaveClient _,Act.MakeSecret _ -> "";
            };
        }
    }

    @GetMapping
    String overview(Model model) {
        List<Shown> all = requests.newest().stream().map(request -> shown(request.at(clock.instant()))).toList();
        model.addAttribute("open", all.stream().filter(one -> one.request().state() == Request.State.OPEN).toList());
        model.addAttribute("decided", all.stream().filter(one -> one.request().state() != Request.State.OPEN).toList());
        model.addAttribute("zone", ZONE);
        return "admin/overview";
    }

    @GetMapping("/requests/{id}")
    String request(Authentication person, @PathVariable UUID id, Model model) {
        Request request = requests.find(id)
                .orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN))
                .at(clock.instant());
        model.addAttribute("shown", shown(request));
        model.addAttribute("mine", request.askedBy().toString().equals(person.getName()));
        model.addAttribute("aboutMe", person.getName().equals(String.valueOf(request.act().beneficiary())));
        model.addAttribute("isOpen", request.state() == Request.State.OPEN);
        model.addAttribute("secretWaits", request.hasSecretFor(UUID.fromString(person.getName()), clock.instant()));
        model.addAttribute("draft", request.act() instanceof Act.SaveClient(var draft) ? draft : null);
        model.addAttribute("validUntil", request.act() instanceof Act.GrantRole grant ? grant.validUntil() : null);
        model.addAttribute("zone", ZONE);
        return "admin/request";
    }

    @PostMapping("/requests/{id}/approve")
    String approve(Authentication person, @PathVariable UUID id) {
        return answered(id, () -> fourEyes.approve(UUID.fromString(person.getName()), id));
    }

    @PostMapping("/requests/{id}/refuse")
    String refuse(Authentication person, @PathVariable UUID id) {
        return answered(id, () -> fourEyes.refuse(UUID.fromString(person.getName()), id));
    }

    @PostMapping("/requests/{id}/withdraw")
    String withdraw(Authentication person, @PathVariable UUID id) {
        return answered(id, () -> fourEyes.withdraw(UUID.fromString(person.getName()), id));
    }

    @PostMapping("/requests/{id}/secret")
    String secret(Authentication person, @PathVariable UUID id, Model model) {
        try {
            return showSecret(clients.fetchSecret(UUID.fromString(person.getName()), id), model, "/admin");
        } catch (AdministrationRefused refused) {
            return "redirect:/admin/requests/" + id + refusal(refused);
        }
    }

    /** What an address ends with that tells of a refusal. */
    static String refusal(AdministrationRefused refused) {
        return "?refused=" + Codes.of(refused.reason());
    }

    /** The page for a result: the secret once, the request that waits, or where it came from. */
    static String showSecret(Result result, Model model, String back) {
        return switch (result) {
            case Result.Secret(String secret) -> {
                model.addAttribute("secret", secret);
                model.addAttribute("back", back);
                yield "admin/secret";
            }
            case Result.Waiting(Request request) -> "redirect:/admin/requests/" + request.id() + "?asked";
            case Result.Done() -> "redirect:" + back + "?done";
        };
    }

    private String answered(UUID id, Runnable decision) {
        try {
            decision.run();
            return "redirect:/admin/requests/" + id + "?done";
        } catch (AdministrationRefused refused) {
            return "redirect:/admin/requests/" + id + refusal(refused);
        }
    }

    private Shown shown(Request request) {
        UUID beneficiary = request.act().beneficiary();
        return new Shown(request, beneficiary == null ? request.act().targetId() : people.name(beneficiary),
                people.name(request.askedBy()), name(request.decidedBy()));
    }

    private String name(@Nullable UUID id) {
        return people.name(id);
    }
}
