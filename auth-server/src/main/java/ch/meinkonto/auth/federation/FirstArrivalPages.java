package ch.meinkonto.auth.federation;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.EmailAddress;
import ch.meinkonto.auth.account.Login;

/**
 * Somebody whom a provider knows and we do not: they say whether they have an account, and prove that by signing in to it, or
 * open one. An address that the provider has proven is proven; any other is proven by a mail, which must be opened in the same
 * browser: whoever reads it elsewhere is perhaps somebody whose address was typed in here.
 */
@Controller
@RequestMapping("/login/federated/first")
class FirstArrivalPages {
    private static final String STALE = "redirect:/login?federated=unexpected_answer";
    private static final int LONGEST_NAME = 200;

    private final FederatedSignIn signIn;
    private final Connections connections;
    private final AddressProof addresses;
    private final Federation federation;

    FirstArrivalPages(FederatedSignIn signIn, Connections connections, AddressProof addresses,
            Federation federation) {
        this.signIn = signIn;
        this.connections = connections;
        this.addresses = addresses;
        this.federation = federation;
    }

    @GetMapping
    String ask(HttpServletRequest request, Locale language, Model model) {
        Arrival arrival = signIn.pending(request);
        return arrival == null ? STALE : page(arrival, arrival.name(), arrival.address(), null, language, model);
    }

    @PostMapping
    @Nullable
    String open(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String email,
            HttpServletRequest request, HttpServletResponse response, Locale language, Model model)
            throws IOException {
        Arrival arrival = signIn.pending(request);
        if (arrival == null) {
            return STALE;
        }
        String displayName = name.strip();
        if (!isName(displayName)) {
            return page(arrival, name, email, "name.problem", language, model);
        }
        if (arrival.addressProven()) {
            return opened(arrival, new Login(arrival.address()), displayName, request, response, language, model);
        }
        Login address = new Login(email);
        if (!EmailAddress.isOne(address)) {
            return page(arrival, name, email, "form.address", language, model);
        }
        addresses.ask(address, displayName, request, language);
        return "redirect:/login/federated/first/sent";
    }

    @GetMapping("/sent")
    String sent() {
        return "federation/sent";
    }

    /** The link in the mail. */
    @GetMapping("/address")
    String confirm(@RequestParam(defaultValue = "") String token, HttpServletRequest request,
            HttpServletResponse response, Locale language, Model model) {
        Arrival arrival = signIn.pending(request);
        Optional<AddressProof.Asked> asked = addresses.find(token, request);
        if (arrival == null || asked.isEmpty()) {
            return gone(response);
        }
        model.addAttribute("token", token);
        model.addAttribute("address", asked.get().address());
        model.addAttribute("provider", federation.name(arrival.provider(), language));
        return "federation/address";
    }

    @PostMapping("/address")
    @Nullable
    String confirmed(@RequestParam(defaultValue = "") String token, HttpServletRequest request,
            HttpServletResponse response, Locale language, Model model) throws IOException {
        Arrival arrival = signIn.pending(request);
        Optional<AddressProof.Asked> asked = arrival == null ? Optional.empty() : addresses.use(token, request);
        if (arrival == null || asked.isEmpty()) {
            return gone(response);
        }
        return opened(arrival, new Login(asked.get().address()), asked.get().name(), request, response, language,
                model);
    }

    private @Nullable String opened(Arrival arrival, Login address, String name, HttpServletRequest request,
            HttpServletResponse response, Locale language, Model model) throws IOException {
        Optional<Account> account = connections.open(arrival, address, name);
        if (account.isEmpty()) {
            return page(arrival, name, address.value(), "federated.first.known", language, model);
        }
        String wanted = signIn.letIn(account.get(), arrival, request, response);
        return wanted == null ? null : "redirect:" + wanted;
    }

    private String page(Arrival arrival, String name, String email, @Nullable String problem, Locale language,
            Model model) {
        model.addAttribute("provider", federation.name(arrival.provider(), language));
        model.addAttribute("called", arrival.name());
        model.addAttribute("name", name);
        model.addAttribute("email", email);
        model.addAttribute("proven", arrival.addressProven());
        model.addAttribute("problem", problem);
        return "federation/first";
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(Character::isISOControl)
                && name.codePoints().anyMatch(Character::isLetter);
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "federation/gone";
    }
}
