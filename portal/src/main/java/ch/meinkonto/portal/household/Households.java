package ch.meinkonto.portal.household;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.household.RegisterLooks.Purpose;

/** What the register says of whoever has bound their account. It is asked each time; each time is told to them. */
@Component
public class Households {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final Bindings bindings;
    private final HouseholdRegister register;
    private final RegisterLooks looks;
    private final Clock clock;

    Households(Bindings bindings, HouseholdRegister register, RegisterLooks looks, Clock clock) {
        this.bindings = bindings;
        this.register = register;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * What somebody is told who asks for a part of it.
     *
     * @param <T> the part
     */
    public sealed interface Told<T> {
        /** The register says so. */
        record Known<T>(T told) implements Told<T> {}

        /** The account is not bound, or no longer. */
        record NotBound<T>() implements Told<T> {}

        /** The register tells nothing of this person online; the counter helps. Why is not said. */
        record NotTold<T>() implements Told<T> {}

        /** The register does not answer at the moment. */
        record NoAnswer<T>() implements Told<T> {}
    }

    /**
     * The number in the register of whom an account is bound to, without asking the register.
     *
     * @param accountId pseudonymous account id
     */
    public Optional<String> personOf(String accountId) {
        return good(accountId).map(Binding::person);
    }

    /**
     * The person with a number, as messages name them, for a request of theirs.
     *
     * @param person as {@link #personOf} told it; somebody whose account is no longer bound is not told of
     */
    public Told<PersonIdentification> identified(String person) {
        return told(bindings.ofPerson(person), Purpose.HOUSEHOLD_REQUEST, Household::person);
    }

    /**
     * The children under age of the household whose mother or father the owner of an account is, by the register. Foster parents
     * and partners of a parent do not act for a child by law; who has custody the register is not asked.
     *
     * @param accountId pseudonymous account id
     */
    public Told<List<Ward>> childrenOf(String accountId) {
        LocalDate today = LocalDate.now(clock.withZone(ZURICH));
        return told(good(accountId), Purpose.HOUSEHOLD_CHILDREN, household -> household.members()
                .stream()
                .filter(member -> member.personIs().isParent() && member.isUnderAge(today))
                .map(member -> new Ward(member.id(), member.name(), Objects.requireNonNull(member.birth())))
                .toList());
    }

    /** The binding of an account, also one that has run out. */
    Optional<Binding> bindingOf(String accountId) {
        return bindings.of(accountId);
    }

    /** The household of an account, for its owner. Members who have an account learn of it too. */
    Told<Household> shownTo(String accountId) {
        Told<Household> told = told(good(accountId), Purpose.HOUSEHOLD_SHOWN, household -> household);
        if (told instanceof Told.Known<Household> known) {
            known.told()
                    .members()
                    .forEach(member -> bindings.ofPerson(member.id())
                            .ifPresent(other -> looks.add(other.owner(), Purpose.HOUSEHOLD_MEMBER)));
        }
        return told;
    }

    private Optional<Binding> good(String accountId) {
        return bindings.of(accountId).filter(binding -> binding.isGoodAt(clock.instant()));
    }

    /** A question that nobody answered was no look at anybody. */
    private <T> Told<T> told(Optional<Binding> binding, Purpose purpose,
            Function<Household, T> part) {
        if (binding.isEmpty()) {
            return new Told.NotBound<>();
        }
        return switch (register.of(binding.get().person())) {
            case HouseholdRegister.Answer.Known known -> {
                looks.add(binding.get().owner(), purpose);
                yield new Told.Known<>(part.apply(known.household()));
            }
            case HouseholdRegister.Answer.NotTold nothing -> new Told.NotTold<>();
            case HouseholdRegister.Answer.NoAnswer silent -> new Told.NoAnswer<>();
        };
    }
}
