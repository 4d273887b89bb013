package ch.meinkonto.auth.account;

import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The people of the local demonstration, opened at start where a demonstration password is set. */
@Component
@Profile("local")
@Order(0)
class DemoAccounts implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);
    /** Someone whose password everybody knows, so that the alarm about that can be tried. Its owner may do nothing special. */
    private static final Person CARELESS = new Person("emil.roth@example.ch", "Emil Roth", Role.RESIDENT);
    private static final String CARELESS_PASSWORD = "Passwort1234567";
    private static final List<Person> PEOPLE = List.of(
            new Person("anna.muster@example.ch", "Anna Muster", Role.RESIDENT),
            new Person("beat.keller@example.ch", "Beat Keller", Role.RESIDENT),
            // These two also have an authenticator app, where there is a secret for it.
            new Person("dora.egli@example.ch", "Dora Egli", Role.RESIDENT),
            new Person("emil.graf@example.ch", "Emil Graf", Role.RESIDENT));

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final AccountSettings settings;

    DemoAccounts(Accounts accounts, PasswordEncoder passwords, AccountSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        String password = settings.demoPassword();
        if (!StringUtils.hasText(password)) {
            return;
        }
        // Everybody knows that these people share a password: one hash of it does, and the start is a second shorter.
        String hash = hash(password);
        PEOPLE.forEach(person -> open(person, password, hash));
        StaffOfTheDemo.PEOPLE
                .forEach(person -> open(new Person(person.login(), person.name(), person.role()), password, hash));
        open(CARELESS, CARELESS_PASSWORD, hash(CARELESS_PASSWORD));
        LOG.info("demonstration accounts ready count={}", PEOPLE.size() + StaffOfTheDemo.PEOPLE.size() + 1);
    }

    /** The password follows the setting, so that a new one in the environment is also the one that works. */
    private void open(Person person, String password, String hash) {
        Login login = new Login(person.login());
        var existing = accounts.findWithPassword(login);
        if (existing.isEmpty()) {
            accounts.open(login, person.name(), hash, List.of(person.role()));
        } else if (!passwords.matches(password, existing.get().passwordHash())) {
            accounts.changePasswordHash(existing.get().account().id(), hash);
        }
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    private record Person(String login, String name, Role role) {}
}
