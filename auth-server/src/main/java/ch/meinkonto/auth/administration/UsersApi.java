package ch.meinkonto.auth.administration;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.administration.CareForAccounts.Care;
import ch.meinkonto.auth.factor.EnrolmentCodes;

/** People's accounts, for programs. */
@RestController
@RequestMapping(ApiProblems.PATH + "/users")
class UsersApi {
    private final People people;
    private final CareForAccounts care;

    UsersApi(People people, CareForAccounts care) {
        this.people = people;
        this.care = care;
    }

    /**
     * Whom somebody looks for.
     *
     * @param query address, id, or part of a name
     * @param purpose why
     */
    record Search(@Nullable String query, @Nullable String purpose) {}

    /**
     * Why something is done.
     *
     * @param reason in the words of who does it
     */
    record Why(@Nullable String reason) {}

    @PostMapping("/search")
    List<Map<String, Object>> search(Authentication person, HttpServletRequest request) throws IOException {
        Search search = ApiProblems.read(request, Search.class);
        String query = search.query() == null ? "" : search.query();
        return people.search(RequestsApi.id(person), query, search.purpose()).stream().map(UsersApi::document).toList();
    }

    @GetMapping("/{id}")
    Map<String, Object> one(@PathVariable UUID id) {
        People.Person found = people.open(id);
        Map<String, Object> document = document(found.account());
        document.put("grants", found.grants());
        document.put("passkeys", found.passkeys());
        document.put("authenticatorApp", found.app() != null);
        document.put("sessions", found.sessions());
        return document;
    }

    @PostMapping("/{id}/lock")
    ResponseEntity<Void> lock(Authentication person, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return give(Care.LOCK, person, id, request);
    }

    @PostMapping("/{id}/unlock")
    ResponseEntity<Void> unlock(Authentication person, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return give(Care.UNLOCK, person, id, request);
    }

    @PostMapping("/{id}/end-sessions")
    ResponseEntity<Void> endSessions(Authentication person, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return give(Care.END_SESSIONS, person, id, request);
    }

    @PostMapping("/{id}/require-step-up")
    ResponseEntity<Void> requireStepUp(Authentication person, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return give(Care.REQUIRE_STEP_UP, person, id, request);
    }

    @PostMapping("/{id}/enrolment-code")
    Map<String, Object> issueCode(Authentication person, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        EnrolmentCodes.Issued issued = care.issueCode(RequestsApi.id(person), id,
                ApiProblems.read(request, Why.class).reason());
        return Map.of("code", issued.code(), "expiresAt", issued.expiresAt());
    }

    private ResponseEntity<Void> give(Care wanted, Authentication person, UUID id, HttpServletRequest request)
            throws IOException {
        care.give(wanted, RequestsApi.id(person), id, ApiProblems.read(request, Why.class).reason());
        return ResponseEntity.noContent().build();
    }

    private static Map<String, Object> document(Account account) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", account.id());
        document.put("email", account.login().value());
        document.put("name", account.displayName());
        document.put("status", account.status());
        document.put("roles", account.roleNames());
        return document;
    }
}
