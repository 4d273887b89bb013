package ch.meinkonto.auth.administration;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;

/** Requests of administrators to each other, for programs. A request with a known {@code Idempotency-Key} is the first one. */
@RestController
@RequestMapping(ApiProblems.PATH + "/requests")
class RequestsApi {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final FourEyes fourEyes;
    private final Requests requests;
    private final CareForClients clients;
    private final Clock clock;

    RequestsApi(FourEyes fourEyes, Requests requests, CareForClients clients, Clock clock) {
        this.fourEyes = fourEyes;
        this.requests = requests;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * A wish about a role.
     *
     * @param kind {@code role-grant} or {@code role-revoke}
     * @param accountId whose
     * @param role which
     * @param validUntil when a granted role ends, absent where one is revoked
     * @param reason why
     */
    record Wish(@Nullable String kind, @Nullable UUID accountId, @Nullable String role, @Nullable Instant validUntil,
            @Nullable String reason) {
        Act act() {
            UUID account = accountId;
            Role wanted = Arrays.stream(Role.values()).filter(one -> one.name().equals(role)).findFirst().orElse(null);
            if (account == null || kind == null) {
                throw new AdministrationRefused(Reason.MALFORMED);
            }
            if (wanted == null) {
                throw new AdministrationRefused(Reason.ROLE);
            }
            return switch (kind) {
                case "role-grant" -> {
                    if (validUntil == null) {
                        throw new AdministrationRefused(Reason.PERIOD);
                    }
                    yield new Act.GrantRole(account, wanted, validUntil);
                }
                case "role-revoke" -> new Act.RevokeRole(account, wanted);
                default -> throw new AdministrationRefused(Reason.MALFORMED);
            };
        }
    }

    @GetMapping
    List<Map<String, Object>> all() {
        return requests.newest().stream().map(request -> document(request.at(clock.instant()))).toList();
    }

    @GetMapping("/{id}")
    Map<String, Object> one(@PathVariable UUID id) {
        return document(requests.find(id)
                .orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN))
                .at(clock.instant()));
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> ask(Authentication person, HttpServletRequest request) throws IOException {
        Wish wish = ApiProblems.read(request, Wish.class);
        Request asked = fourEyes.ask(id(person), wish.act(), Reasons.required(wish.reason()), key(request));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(document(asked));
    }

    @PostMapping("/{id}/approve")
    Map<String, Object> approve(Authentication person, @PathVariable UUID id) {
        return document(fourEyes.approve(id(person), id));
    }

    @PostMapping("/{id}/refuse")
    Map<String, Object> refuse(Authentication person, @PathVariable UUID id) {
        return document(fourEyes.refuse(id(person), id));
    }

    @PostMapping("/{id}/withdraw")
    Map<String, Object> withdraw(Authentication person, @PathVariable UUID id) {
        return document(fourEyes.withdraw(id(person), id));
    }

    @PostMapping("/{id}/secret")
    Map<String, Object> secret(Authentication person, @PathVariable UUID id) {
        return ClientsApi.document(clients.fetchSecret(id(person), id));
    }

    /** By what a program knows its request again, absent where it says nothing. */
    static @Nullable String key(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders("Idempotency-Key"));
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new AdministrationRefused(Reason.MALFORMED);
        }
        return keys.getFirst();
    }

    static UUID id(Authentication person) {
        return UUID.fromString(person.getName());
    }

    static Map<String, Object> document(Request request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", request.id());
        document.put("kind", request.act().kind().operation());
        document.put("act", request.act());
        document.put("reason", request.reason());
        document.put("state", Codes.of(request.state()));
        document.put("askedBy", request.askedBy());
        document.put("askedAt", request.askedAt());
        document.put("expiresAt", request.expiresAt());
        if (request.decidedBy() != null) {
            document.put("decidedBy", request.decidedBy());
        }
        if (request.decidedAt() != null) {
            document.put("decidedAt", request.decidedAt());
        }
        return document;
    }
}
