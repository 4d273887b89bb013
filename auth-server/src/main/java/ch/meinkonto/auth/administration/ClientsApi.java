package ch.meinkonto.auth.administration;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.administration.CareForClients.Result;
import ch.meinkonto.auth.client.AdministeredClients;
import ch.meinkonto.auth.client.ClientDraft;

/** Clients, for programs. */
@RestController
@RequestMapping(ApiProblems.PATH + "/clients")
class ClientsApi {
    private final AdministeredClients clients;
    private final CareForClients care;

    ClientsApi(AdministeredClients clients, CareForClients care) {
        this.clients = clients;
        this.care = care;
    }

    /**
     * How a client shall be, and why.
     *
     * @param kind {@code WEB}, {@code NATIVE} or {@code MACHINE}
     * @param name name for people
     * @param redirectUris where codes may be sent
     * @param postLogoutRedirectUris where a person may be sent after signing out
     * @param scopes what it may ask for
     * @param roles whether it gets to know people's roles
     * @param reason in the words of who wants it
     */
    record Wish(ClientDraft.@Nullable Kind kind, @Nullable String name, @Nullable List<String> redirectUris,
            @Nullable List<String> postLogoutRedirectUris, @Nullable List<String> scopes, @Nullable Boolean roles,
            @Nullable String reason) {
        ClientDraft draft(String id) {
            if (kind == null || name == null || scopes == null) {
                throw new AdministrationRefused(Reason.MALFORMED);
            }
            return new ClientDraft(id, kind, name, present(redirectUris), present(postLogoutRedirectUris),
                    present(scopes), Boolean.TRUE.equals(roles));
        }

        private static List<String> present(@Nullable List<String> texts) {
            if (texts == null) {
                return List.of();
            }
            if (texts.stream().anyMatch(text -> text == null)) {
                throw new AdministrationRefused(Reason.MALFORMED);
            }
            return texts;
        }
    }

    @GetMapping
    Map<String, Object> all() {
        return Map.of("configured", clients.configured(), "administered", clients.all());
    }

    @GetMapping("/{id}")
    AdministeredClients.Client one(@PathVariable String id) {
        if (clients.isConfigured(id)) {
            throw new AdministrationRefused(Reason.CONFIGURED);
        }
        return clients.find(id).orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN));
    }

    @PutMapping("/{id}")
    ResponseEntity<Map<String, Object>> save(Authentication person, @PathVariable String id,
            HttpServletRequest request) throws IOException {
        Wish wish = ApiProblems.read(request, Wish.class);
        return answer(care.save(RequestsApi.id(person), wish.draft(id), wish.reason(), RequestsApi.key(request)));
    }

    @PostMapping("/{id}/disable")
    ResponseEntity<Void> disable(Authentication person, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        care.disable(RequestsApi.id(person), id, ApiProblems.read(request, UsersApi.Why.class).reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<Map<String, Object>> makeSecret(Authentication person, @PathVariable String id,
            HttpServletRequest request) throws IOException {
        return answer(care.makeSecret(RequestsApi.id(person), id,
                ApiProblems.read(request, UsersApi.Why.class).reason(), RequestsApi.key(request)));
    }

    private static ResponseEntity<Map<String, Object>> answer(Result result) {
        HttpStatus status = switch (result) {
            case Result.Waiting _ -> HttpStatus.ACCEPTED;
            case Result.Done _,Result.Secret _ -> HttpStatus.OK;
        };
        return ResponseEntity.status(status).body(document(result));
    }

    static Map<String, Object> document(Result result) {
        return switch (result) {
            case Result.Done() -> Map.of("state", "done");
            case Result.Secret(String secret) -> Map.of("state", "done", "secret", secret);
            case Result.Waiting(Request request) -> RequestsApi.document(request);
        };
    }
}
