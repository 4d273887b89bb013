package ch.meinkonto.auth.administration;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.client.AdministeredClients;
import ch.meinkonto.auth.client.ClientDraft;
import ch.meinkonto.auth.client.ClientDraftRefused;
import ch.meinkonto.auth.client.Clients;

/** The applications that may ask for tokens. */
@Controller
@RequestMapping("/admin/clients")
class ClientPages {
    private static final int LONGEST = 2000;

    private final AdministeredClients clients;
    private final Clients known;
    private final CareForClients care;

    ClientPages(AdministeredClients clients, Clients known, CareForClients care) {
        this.clients = clients;
        this.known = known;
        this.care = care;
    }

    /**
     * What somebody typed, as it was typed.
     *
     * @param id client id
     * @param kind what it is
     * @param name name for people
     * @param redirects one address a line
     * @param returns one address a line
     * @param scopes what it may ask for
     * @param roles whether it gets to know people's roles
     */
    record Form(String id, String kind, String name, String redirects, String returns, List<String> scopes,
            boolean roles) {
        static Form of(ClientDraft draft) {
            return new Form(draft.id(), draft.kind().name(), draft.name(), String.join("\n", draft.redirectUris()),
                    String.join("\n", draft.postLogoutRedirectUris()), draft.scopes(), draft.roles());
        }

        ClientDraft draft() {
            ClientDraft.Kind wanted = Arrays.stream(ClientDraft.Kind.values())
                    .filter(one -> one.name().equals(kind))
                    .findFirst()
                    .orElseThrow(() -> new AdministrationRefused(Reason.CLIENT));
            if (redirects.length() > LONGEST || returns.length() > LONGEST) {
                throw new AdministrationRefused(Reason.CLIENT);
            }
            return new ClientDraft(id, wanted, name, lines(redirects), lines(returns), scopes, roles);
        }

        private static List<String> lines(String text) {
            return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        }
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("configured", clients.configured());
        model.addAttribute("administered", clients.all());
        return "admin/clients";
    }

    @GetMapping("/new")
    String ask(Model model) {
        return form(new Form("", "WEB", "", "", "", List.of(), false), true, model);
    }

    @GetMapping("/{id}")
    String open(@PathVariable String id, Model model) {
        AdministeredClients.Client client = clients.find(id)
                .orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN));
        model.addAttribute("client", client);
        return form(Form.of(client.draft()), false, model);
    }

    @PostMapping
    String save(Authentication person, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String redirects, @RequestParam(defaultValue = "") String returns,
            @RequestParam(defaultValue = "") List<String> scopes, @RequestParam(defaultValue = "false") boolean roles,
            @RequestParam(defaultValue = "") String reason, Model model) {
        Form form = new Form(id, kind, name, redirects, returns, scopes, roles);
        try {
            ClientDraft draft = form.draft();
            return AdministrationPages.showSecret(care.save(id(person), draft, reason, null), model,
                    "/admin/clients/" + draft.id());
        } catch (ClientDraftRefused refused) {
            model.addAttribute("problem", "admin.client.problem." + refused.field());
        } catch (AdministrationRefused refused) {
            model.addAttribute("problem", "admin.refused." + Codes.of(refused.reason()));
        }
        model.addAttribute("reason", reason.length() <= Reasons.LONGEST ? reason : "");
        clients.find(id).ifPresent(client -> model.addAttribute("client", client));
        return form(form, clients.find(id).isEmpty(), model);
    }

    @PostMapping("/{id}/disable")
    String disable(Authentication person, @PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        try {
            care.disable(id(person), id, reason);
            return page(id) + "?done";
        } catch (AdministrationRefused refused) {
            return page(id) + AdministrationPages.refusal(refused);
        }
    }

    @PostMapping("/{id}/secret")
    String makeSecret(Authentication person, @PathVariable String id, @RequestParam(defaultValue = "") String reason,
            Model model) {
        try {
            return AdministrationPages.showSecret(care.makeSecret(id(person), id, reason, null), model,
                    "/admin/clients/" + id);
        } catch (AdministrationRefused refused) {
            return page(id) + AdministrationPages.refusal(refused);
        }
    }

    private String form(Form form, boolean isNew, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("isNew", isNew);
        model.addAttribute("kinds", ClientDraft.Kind.values());
        model.addAttribute("allScopes", known.scopes());
        return "admin/client";
    }

    /** Back to the client; of one that is not there the page says so. */
    private String page(String id) {
        return clients.find(id).isPresent() ? "redirect:/admin/clients/" + id : "redirect:/admin/clients";
    }

    private static UUID id(Authentication person) {
        return UUID.fromString(person.getName());
    }
}
