package ch.meinkonto.auth.testing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.Role;

/**
 * Somebody with an account of their own, so that no test sees what another did.
 *
 * @param login their login name; the password is {@link TestAuthServer#PASSWORD}
 * @param id of the account
 */
public record TestPerson(String login, UUID id) {
    /** As the server would hash it, at the same cost: once for all, for each hash takes a tenth of a second. */
    private static final String HASH = Objects
            .requireNonNull(new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode(TestAuthServer.PASSWORD));

    /** A resident who has just got an account. */
    public static TestPerson resident(TestAuthServer server) {
        return with(server, Role.RESIDENT);
    }

    /** Somebody with a role, who has just got an account and no passkey. */
    public static TestPerson with(TestAuthServer server, Role role) {
        Login login = new Login("resident-" + UUID.randomUUID() + "@example.ch");
        Accounts accounts = server.bean(Accounts.class);
        accounts.open(login, "Rosa Test", HASH, List.of(role));
        return new TestPerson(login.value(), accounts.find(login).orElseThrow().id());
    }
}
