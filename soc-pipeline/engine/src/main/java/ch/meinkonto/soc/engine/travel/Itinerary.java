package ch.meinkonto.soc.engine.travel;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** The latest sign-ins of one account in the order of their time. Not thread-safe. */
final class Itinerary {
    /** At 900 km/h one is halfway around the Earth in 22 hours: what lies further apart says nothing. */
    static final Duration LONGEST = Duration.ofHours(24);
    /** How many sign-ins are remembered; only the ones next to a new one in time matter. */
    static final int MOST = 16;

    private final NavigableSet<SignIn> signIns = new TreeSet<>(SignIn.ORDER);

    /** Takes over what was stored. */
    void remember(SignIn stored) {
        signIns.add(stored);
        forget();
    }

    /**
     * Takes a sign-in and says what is found about it: the faster of the ways from the one before, and, where it comes late, to the
     * one after. One that is known already is said again what it was said first.
     *
     * @param shortestKm ways that are shorter do not count
     */
    @Nullable
    Travel add(SignIn signIn, double shortestKm) {
        SignIn same = signIns.floor(signIn);
        if (same != null && same.id().equals(signIn.id())) {
            return same.travel();
        }
        Travel before = way(signIn, signIns.lower(signIn), shortestKm);
        Travel after = way(signIn, signIns.higher(signIn), shortestKm);
        boolean later = before == null || after != null && after.speed() > before.speed();
        Travel found = later ? after : before;
        remember(signIn.with(found));
        return found;
    }

    private static @Nullable Travel way(SignIn signIn, @Nullable SignIn other, double shortestKm) {
        if (other == null
                || Duration.between(other.time(), signIn.time()).abs().compareTo(LONGEST) > 0
                || signIn.place().kilometresTo(other.place()) < shortestKm) {
            return null;
        }
        return Travel.between(signIn, other);
    }

    /** When its latest sign-in was; there is one. */
    Instant latest() {
        return signIns.last().time();
    }

    private void forget() {
        while (signIns.size() > MOST) {
            signIns.pollFirst();
        }
    }
}
