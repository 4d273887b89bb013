package ch.meinkonto.portal.household;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.NamedPersonId;
import ch.meinkonto.ops.ech.PartialDate;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.portal.access.ProvenPerson;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.ProvenIdentity;
import ch.meinkonto.portal.household.RegisterLooks.Purpose;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.ProfileChangeEvent;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Binds an account to a person of the register, and takes that back. Name and date of birth are those the identity provider has
 * seen in a document, in this very sign-in: what somebody merely knows of another person opens no household, and no address.
 */
@Component
class BindAccount {
    /** What a proof must amount to. */
    static final ProvenIdentity NEEDED = ProvenIdentity.DOCUMENT_VERIFIED;

    private static final List<String> CHANGED = List.of("register_person");
    /** Numbers of our own we have not given to people: the register finds them by the rest. */
    private static final NamedPersonId NO_NUMBER = new NamedPersonId("LOC.261", "unknown");

    private final PersonMatch register;
    private final Bindings bindings;
    private final RegisterLooks looks;
    private final HouseholdLetters letters;
    private final HouseholdSettings settings;
    private final SecurityEvents events;
    private final TransactionOperations transactions;
    private final Clock clock;

    BindAccount(PersonMatch register, Bindings bindings, RegisterLooks looks, HouseholdLetters letters,
            HouseholdSettings settings, SecurityEvents events, TransactionOperations transactions, Clock clock) {
        this.register = register;
        this.bindings = bindings;
        this.looks = looks;
        this.letters = letters;
        this.settings = settings;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of it. */
    enum Outcome {
        BOUND,
        /** Not known so, not served online, or bound to another account: nobody learns which. */
        NOT_BOUND,
        TOO_MANY_TRIES,
        NO_ANSWER
    }

    /**
     * Tries to bind the account of who is signed in. The register is asked outside of any transaction: it may be slow.
     *
     * @param person whom the identity provider has seen
     * @param language of the mail that tells of it
     * @throws ch.meinkonto.portal.cityservice.StrongerSignInNeeded when nobody has, in this sign-in
     */
    Outcome bind(Resident resident, ProvenPerson person, Ahvn13 number, Sex sex, Locale language) {
        resident.mustBe(NEEDED);
        if (!mayTry(resident.id())) {
            return Outcome.TOO_MANY_TRIES;
        }
        PersonIdentification asked = new PersonIdentification(number, NO_NUMBER, List.of(), List.of(),
                person.officialName(), person.firstNames(), null, sex, PartialDate.of(person.birth()));
        return switch (register.match(asked)) {
            case PersonMatch.Answer.Matched matched -> bind(resident, matched.person().localPersonId().id(),
                    language);
            case PersonMatch.Answer.NotMatched notMatched -> refused();
            case PersonMatch.Answer.NoAnswer silent -> {
                bindings.takeBackTry(resident.id());
                yield Outcome.NO_ANSWER;
            }
        };
    }

    private boolean mayTry(String owner) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean may = bindings.mayTry(owner, settings.tries());
            if (!may) {
                events.record(new RateLimitEvent("household-binding", "account", 1));
            }
            return may;
        }));
    }

    private Outcome bind(Resident resident, String person, Locale language) {
        Instant now = clock.instant();
        Binding binding = new Binding(resident.id(), person, resident.identity(), now, now.plus(settings.lasts()));
        boolean bound = Objects.requireNonNull(transactions.execute(status -> {
            if (!bindings.add(binding)) {
                status.setRollbackOnly();
                return false;
            }
            looks.add(resident.id(), Purpose.HOUSEHOLD_BOUND);
            events.record(new ProfileChangeEvent(resident.id(), CHANGED));
            letters.bound(resident, binding, language);
            return true;
        }));
        return bound ? Outcome.BOUND : refused();
    }

    private Outcome refused() {
        transactions.executeWithoutResult(
                status -> events.record(new AuthorizationDeniedEvent("register-person", null, "not_owner")));
        return Outcome.NOT_BOUND;
    }

    /** Takes the binding back. */
    void release(Resident resident, Locale language) {
        transactions.executeWithoutResult(status -> {
            Optional<Binding> binding = bindings.of(resident.id());
            if (bindings.remove(resident.id())) {
                events.record(new ProfileChangeEvent(resident.id(), CHANGED));
                letters.released(resident, binding.orElseThrow(), language);
            }
        });
    }
}
