package ch.meinkonto.auth.federation;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.factor.FreshProof;
import ch.meinkonto.soc.contract.Codes;

/**
 * Links an identity to the account of the person who is signed in, and takes it away. Either needs a fresh proof of who they
 * are here, and a press on a button: a provider's answer alone changes nothing.
 */
@Controller
@RequestMapping("/federation")
class LinkPages {
    private static final String SECURITY = "redirect:/security";

    private final FederatedSignIn signIn;
    private final Connections connections;
    private final IdentityLinks links;
    private final Federation federation;
    private final FreshProof proof;
    private final Accounts accounts;

    LinkPages(FederatedSignIn signIn, Connections connections, IdentityLinks links, Federation federation,
            FreshProof proof, Accounts accounts) {
        this.signIn = signIn;
        this.connections = connections;
        this.links = links;
        this.federation = federation;
        this.proof = proof;
        this.accounts = accounts;
    }

    /** Asks whether the two belong together. Who is not signed in comes here after they are. */
    @GetMapping("/connect")
    String ask(Authentication person, HttpServletRequest request, HttpServletResponse response, Locale language,
            Model model) {
        Arrival arrival = signIn.pending(request);
        if (arrival == null) {
            return SECURITY + "?federated=unexpected_answer#federation";
        }
        try {
            connections.requireLinkable(accountId(person), arrival);
        } catch (FederationRefused refusal) {
            Arrival.forget(request);
            return refused(refusal, arrival.provider());
        }
        String first = proof.demand(person, request, response);
        if (first != null) {
            return first;
        }
        model.addAttribute("provider", federation.name(arrival.provider(), language));
        model.addAttribute("called", arrival.name());
        model.addAttribute("there", arrival.address());
        model.addAttribute("account", accounts.find(accountId(person)).orElseThrow());
        return "federation/connect";
    }

    /** Links them. */
    @PostMapping("/connect")
    String connect(Authentication person, HttpServletRequest request, Locale language) {
        Arrival arrival = signIn.pending(request);
        if (arrival == null) {
            return SECURITY + "?federated=unexpected_answer#federation";
        }
        if (!proof.isGiven(person)) {
            return "redirect:/federation/connect";
        }
        Arrival.forget(request);
        try {
            connections.connect(accountId(person), arrival, federation.name(arrival.provider(), language));
        } catch (FederationRefused refusal) {
            return refused(refusal, arrival.provider());
        }
        return arrival.target().equals("/") ? SECURITY + "?linked#federation" : "redirect:" + arrival.target();
    }

    /** Does not link them. */
    @PostMapping("/connect/not")
    String leave(HttpServletRequest request) {
        Arrival arrival = signIn.pending(request);
        Arrival.forget(request);
        return arrival == null || arrival.target().equals("/") ? SECURITY : "redirect:" + arrival.target();
    }

    /** Asks whether the link shall really go. */
    @GetMapping("/disconnect")
    String askToDisconnect(Authentication person, @RequestParam(defaultValue = "") String id,
            HttpServletRequest request, HttpServletResponse response, Locale language, Model model) {
        Optional<IdentityLinks.IdentityLink> link = link(person, id);
        if (link.isEmpty()) {
            return SECURITY;
        }
        String first = proof.demand(person, request, response);
        if (first != null) {
            return first;
        }
        model.addAttribute("id", link.get().id());
        model.addAttribute("provider", federation.name(link.get().provider(), language));
        model.addAttribute("possible", connections.isAnotherWayLeft(accountId(person), link.get().id()));
        return "federation/disconnect";
    }

    /** Takes the link away. */
    @PostMapping("/disconnect")
    String disconnect(Authentication person, @RequestParam(defaultValue = "") String id, HttpSession session,
            Locale language) {
        Optional<IdentityLinks.IdentityLink> link = link(person, id);
        if (link.isEmpty()) {
            return SECURITY;
        }
        if (!proof.isGiven(person)) {
            return "redirect:/federation/disconnect?id=" + link.get().id();
        }
        try {
            connections.disconnect(accountId(person), link.get(), federation.name(link.get().provider(), language),
                    session.getId());
        } catch (FederationRefused refusal) {
            return refused(refusal, link.get().provider());
        }
        return SECURITY + "?unlinked#federation";
    }

    private static String refused(FederationRefused refusal, String provider) {
        return SECURITY + "?federated=" + Codes.of(refusal.reason()) + "&by=" + provider + "#federation";
    }

    private Optional<IdentityLinks.IdentityLink> link(Authentication person, String id) {
        return links.all(accountId(person)).stream().filter(link -> link.id().toString().equals(id)).findFirst();
    }

    private static UUID accountId(Authentication person) {
        return UUID.fromString(person.getName());
    }
}
