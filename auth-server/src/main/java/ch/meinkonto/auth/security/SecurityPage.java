package ch.meinkonto.auth.security;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Passwords;
import ch.meinkonto.auth.device.Devices;
import ch.meinkonto.auth.device.SignInHistory;
import ch.meinkonto.auth.factor.SecondFactors;
import ch.meinkonto.auth.federation.Federation;
import ch.meinkonto.auth.protocol.GrantedAccess;
import ch.meinkonto.auth.session.Sessions;

/** Shows people what protects their account and who uses it, and lets them end what is not theirs. */
@Controller
@RequestMapping("/security")
class SecurityPage {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private static final Pattern REASON = Pattern.compile("[a-z_]{1,40}");

    private final SecondFactors factors;
    private final Federation federation;
    private final Passwords passwords;
    private final Devices devices;
    private final SignInHistory history;
    private final Sessions sessions;
    private final GrantedAccess access;

    SecurityPage(SecondFactors factors, Federation federation, Passwords passwords, Devices devices,
            SignInHistory history, Sessions sessions,
            GrantedAccess access) {
        this.factors = factors;
        this.federation = federation;
        this.passwords = passwords;
        this.devices = devices;
        this.history = history;
        this.sessions = sessions;
        this.access = access;
    }

    @GetMapping
    String show(Authentication person, @RequestParam Optional<String> federated, @RequestParam Optional<String> by,
            Locale language, HttpServletRequest request, HttpSession session, Model model) {
        UUID accountId = UUID.fromString(person.getName());
        model.addAttribute("passwordChosen", passwords.isChosen(accountId));
        model.addAttribute("identities", federation.linked(accountId, language));
        model.addAttribute("providers", federation.notLinked(accountId, language));
        model.addAttribute("federated", federated.filter(reason -> REASON.matcher(reason).matches()).orElse(null));
        model.addAttribute("by", by.flatMap(provider -> federation.offered(language)
                .stream()
                .filter(offered -> offered.id().equals(provider))
                .map(Federation.Offered::name)
                .findFirst()).orElse(""));
        model.addAttribute("factors", factors.of(accountId));
        model.addAttribute("sessions", sessions.of(person.getName(), session.getId()));
        model.addAttribute("devices", devices.of(accountId, request));
        model.addAttribute("history", history.of(accountId));
        model.addAttribute("historyDays", SignInHistory.KEPT.toDays());
        model.addAttribute("access", access.of(person.getName()));
        model.addAttribute("zone", ZONE);
        return "security/overview";
    }

    /** Signs the person out in one other browser. */
    @PostMapping("/sessions/end")
    String endSession(Authentication person, @RequestParam String id, HttpSession session) {
        sessions.end(person.getName(), id, session.getId());
        return "redirect:/security?ended#sessions";
    }

    /** Signs the person out everywhere else. */
    @PostMapping("/sessions/end-others")
    String endOthers(Authentication person, HttpSession session) {
        sessions.endOthers(person.getName(), session.getId());
        return "redirect:/security?ended#sessions";
    }

    /** Forgets a device, and signs the person out on it. */
    @PostMapping("/devices/forget")
    String forget(Authentication person, @RequestParam String id, HttpSession session) {
        devices.forget(UUID.fromString(person.getName()), id, session.getId());
        return "redirect:/security?forgotten#devices";
    }

    /** Takes an application's access back. */
    @PostMapping("/access/revoke")
    String revoke(Authentication person, @RequestParam String client) {
        access.revoke(person.getName(), client);
        return "redirect:/security?revoked#access";
    }
}
