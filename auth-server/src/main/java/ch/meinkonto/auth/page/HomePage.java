package ch.meinkonto.auth.page;

import java.time.ZoneId;
import java.util.UUID;

import jakarta.servlet.http.HttpSession;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.session.Sessions;

/** The page of the person who is signed in: who they are here, where they are signed in, where they can go. */
@Controller
class HomePage {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private final Accounts accounts;
    private final Sessions sessions;
    private final String dashboardsUrl;

    HomePage(Accounts accounts, Sessions sessions, @Value("${meinkonto.dashboards-url}") String dashboardsUrl) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.dashboardsUrl = dashboardsUrl;
    }

    @GetMapping("/")
    String home(Authentication person, HttpSession session, Model model) {
        Account account = accounts.find(UUID.fromString(person.getName())).orElseThrow();
        model.addAttribute("account", account);
        model.addAttribute("analyst", account.roles().contains(Role.ANALYST));
        model.addAttribute("administration", account.roles().contains(Role.PLATFORM_ADMINISTRATOR)
                || account.roles().contains(Role.AUDITOR));
        model.addAttribute("sessions", sessions.of(person.getName(), session.getId()));
        model.addAttribute("zone", ZONE);
        model.addAttribute("dashboardsUrl", dashboardsUrl);
        return "page/home";
    }

    @PostMapping("/sessions/end-others")
    String endOthers(Authentication person, HttpSession session) {
        sessions.endOthers(person.getName(), session.getId());
        return "redirect:/?ended";
    }
}
