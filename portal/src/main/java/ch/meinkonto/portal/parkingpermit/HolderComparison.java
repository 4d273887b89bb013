package ch.meinkonto.portal.parkingpermit;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.portal.household.Households;
import ch.meinkonto.portal.household.Households.Told;

/**
 * Whether a vehicle is somebody's. Who is bound to a person of the residents register is compared by that person's number,
 * everybody else by the name of the account, in the ways in which the register may write it ({@link HolderNames}).
 */
@Component
class HolderComparison {
    private final HolderMarks marks;
    private final Households households;

    HolderComparison(HolderMarks marks, Households households) {
        this.marks = marks;
        this.households = households;
    }

    /**
     * Compares, outside of any transaction: the residents register may be slow.
     *
     * @param account pseudonymous account id
     * @param name name of the account, absent where it is not known
     * @return empty where nobody can tell: no key, no name, or a residents register that is silent about whom an account is
     *         bound to
     */
    Optional<Boolean> isHolder(VehicleRegister.Entry entry, String account, @Nullable String name) {
        if (!marks.canTell()) {
            return Optional.empty();
        }
        Optional<String> person = households.personOf(account);
        if (person.isPresent()) {
            return households.identified(person.get()) instanceof Told.Known<PersonIdentification> known
                    ? Optional.ofNullable(known.told().ahvn13()).map(number -> marks.isHolder(entry, number))
                    : Optional.empty();
        }
        return name == null || name.isBlank()
                ? Optional.empty()
                : Optional.of(HolderNames.of(name).stream().anyMatch(way -> marks.isHolder(entry, way)));
    }
}
