package ch.meinkonto.auth.page;

import java.util.UUID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;

/** The page of the person who is signed in: who they are here, where they can go, how they leave. */
@Controller
class HomePage {
    private final Accounts accounts;
    private final String dashboardsUrl;

    HomePage(Accounts accounts, @Value("${meinkonto.dashboards-url}") String dashboardsUrl) {
        this.accounts = accounts;
        this.dashboardsUrl = dashboardsUrl;
    }

    @GetMapping("/")
    String home(Authentication person, Model model) {
        Account account = accounts.find(UUID.fromString(person.getName())).orElseThrow();
        model.addAttribute("account", account);
        model.addAttribute("analyst", account.roles().contains(Role.ANALYST));
        model.addAttribute("dashboardsUrl", dashboardsUrl);
        return "page/home";
    }
}
