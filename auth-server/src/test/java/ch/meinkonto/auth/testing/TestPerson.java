package ch.meinkonto.auth.testing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.security.crypto.password.PasswordEncoder;

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
    /** A resident who has just got an account. */
    public static TestPerson resident(TestAuthServer server) {
        return with(server, Role.RESIDENT);
    }

    /** Somebody with a role, who has just got an account and no passkey. */
    public static TestPerson with(TestAuthServer server, Role role) {
        Login login = new Login("resident-" + UUID.randomUUID() + "@example.ch");
        Accounts accounts = server.bean(Accounts.class);
        String hash = Objects.requireNonNull(server.bean(PasswordEncoder.class).encode(TestAuthServer.PASSWORD));
        accounts.open(login, "Rosa Test", hash, List.of(role));
        return new TestPerson(login.value(), accounts.find(login).orElseThrow().id());
    }
}
