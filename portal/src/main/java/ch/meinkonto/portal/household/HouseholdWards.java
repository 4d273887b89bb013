package ch.meinkonto.portal.household;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.ShortMemory;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.cityservice.Wards;
import ch.meinkonto.portal.household.Households.Told;

/**
 * The children of who has bound their account. Whoever acts for a child is looked at with each request, and the register is far
 * away and tells the resident of each question: its answer is good for ten minutes, and for an hour where it does not answer
 * again. An account that is no longer bound has no children here at once.
 */
@Component
class HouseholdWards implements Wards {
    private static final Duration GOOD = Duration.ofMinutes(10);
    private static final Duration GOOD_IN_SILENCE = Duration.ofHours(1);
    /** How long a register that was silent is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Households households;
    private final Clock clock;
    private final ShortMemory<Remembered> memory = new ShortMemory<>();

    HouseholdWards(Households households, Clock clock) {
        this.households = households;
        this.clock = clock;
    }

    /**
     * What the register said.
     *
     * @param person to whom the account was bound then
     * @param told when it said so
     * @param askAgain not before
     */
    private record Remembered(String person, List<Ward> wards, Instant told, Instant askAgain) {}

    @Override
    public List<Ward> wardsOf(String residentId) {
        Optional<String> person = households.personOf(residentId);
        if (person.isEmpty()) {
            memory.forget(residentId);
            return List.of();
        }
        Instant now = clock.instant();
        Remembered before = of(residentId, person.get());
        if (before != null && now.isBefore(before.askAgain())) {
            return before.wards();
        }
        Remembered next = switch (households.childrenOf(residentId)) {
            case Told.Known<List<Ward>> known -> new Remembered(person.get(), known.told(), now,
                    now.plus(GOOD));
            case Told.NoAnswer<List<Ward>> silent -> before != null
                    && now.isBefore(before.told().plus(GOOD_IN_SILENCE))
                            ? new Remembered(before.person(), before.wards(), before.told(), now.plus(PAUSE))
                            : new Remembered(person.get(), List.of(), now.minus(GOOD_IN_SILENCE), now.plus(PAUSE));
            case Told.NotTold<List<Ward>> nothing ->
                new Remembered(person.get(), List.of(), now, now.plus(GOOD));
            case Told.NotBound<List<Ward>> gone -> new Remembered(person.get(), List.of(), now, now);
        };
        memory.keep(residentId, next);
        return next.wards();
    }

    private @Nullable Remembered of(String residentId, String person) {
        Remembered found = memory.of(residentId);
        return found != null && found.person().equals(person) ? found : null;
    }
}
