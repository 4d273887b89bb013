package ch.meinkonto.ops.simulators.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import ch.meinkonto.ops.ech.DwellingAddress;
import ch.meinkonto.ops.ech.PostalAddress;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.population.Resident.Role;
import ch.meinkonto.ops.simulators.register.Conducts;
import ch.meinkonto.ops.simulators.register.Register;

/**
 * Tells who lives with somebody, as JSON: no public schema has such a question. Relations are the codes of eCH-0021
 * ({@code typeOfRelationshipType}: 1 husband or wife, 3 mother, 4 father). Of members who are of age it tells the name alone.
 */
@RestController
class HouseholdApi {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final String SPOUSE = "1";
    private static final String MOTHER = "3";
    private static final String FATHER = "4";
    /** Of those who have lived where they live since the register began it knows since when: a moving day of these years. */
    private static final int FIRST_YEAR = 2008;
    private static final int YEARS = 15;
    private static final int PEOPLE_IN_A_HOUSE = 10;

    private final ResidentRegister register;
    private final Conducts conducts;
    private final Clock clock;

    HouseholdApi(ResidentRegister register, Conducts conducts, Clock clock) {
        this.register = register;
        this.conducts = conducts;
        this.clock = clock;
    }

    /** {@code {"localPersonId":"R10"}}; 404 for everybody of whom nothing is told, whatever the reason. */
    @PostMapping("/registers/residents/api/households")
    HouseholdDocument household(@RequestBody Question question) {
        String asked = question.localPersonId() == null ? "" : question.localPersonId();
        return register.household(conducts.lies(Register.RESIDENTS) ? neighbour(asked) : asked)
                .map(this::document)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Somebody in the same place of the next house: the answer to a question nobody asked. */
    private static String neighbour(String localPersonId) {
        return localPersonId.matches("R[0-9]{1,8}")
                ? "R" + (Integer.parseInt(localPersonId.substring(1)) + PEOPLE_IN_A_HOUSE)
                : localPersonId;
    }

    private HouseholdDocument document(ResidentRegister.Household household) {
        Resident person = household.person();
        LocalDate today = LocalDate.now(clock.withZone(ZURICH));
        return new HouseholdDocument(
                new PersonDocument("R" + person.index(), person.ahvn13().digits(), person.officialName(),
                        person.firstNames(), person.sex().code(), person.birth()),
                address(household.address(), person),
                household.members().stream().map(member -> member(person, member, today)).toList());
    }

    private static AddressDocument address(DwellingAddress dwelling, Resident person) {
        PostalAddress.Street street = dwelling.address().street();
        LocalDate moved = dwelling.movingDate();
        int building = person.home().building().index();
        return new AddressDocument(street == null ? "" : street.name(),
                street == null || street.house() == null ? "" : street.house(),
                String.valueOf(dwelling.address().code().code()), dwelling.address().town(),
                moved == null ? LocalDate.of(FIRST_YEAR + building % YEARS, 4, 1) : moved);
    }

    private static MemberDocument member(Resident person, Resident member, LocalDate today) {
        return new MemberDocument("R" + member.index(), member.officialName(), member.firstNames(),
                member.isOfAge(today) ? null : member.birth(), is(person, member), is(member, person));
    }

    /** What one is to another; absent where the register knows no relation. */
    private static @Nullable String is(Resident one, Resident other) {
        if (one.role() == Role.PARTNER && other.role() == Role.PARTNER) {
            return SPOUSE;
        }
        boolean parent = one.role() == Role.PARTNER && other.role() == Role.CHILD
                || one.role() == Role.PARENT && other.role() == Role.GROWN_CHILD;
        return !parent ? null : one.sex() == Sex.FEMALE ? MOTHER : FATHER;
    }

    /** Whose household is asked for. */
    record Question(@Nullable String localPersonId) {}

    /**
     * A household.
     *
     * @param person whose it is
     * @param address where it is
     * @param members who lives with them
     */
    record HouseholdDocument(PersonDocument person, AddressDocument address, List<MemberDocument> members) {}

    /**
     * Whom was asked for.
     *
     * @param sex 1 male, 2 female (eCH-0044)
     */
    record PersonDocument(String localPersonId, String ahvn13, String officialName, String firstNames, String sex,
            LocalDate dateOfBirth) {}

    /**
     * Where somebody is registered.
     *
     * @param since first day there
     */
    record AddressDocument(String street, String house, String postcode, String town, LocalDate since) {}

    /**
     * A member.
     *
     * @param dateOfBirth of who is under age; of others it is not told
     * @param personIs what the person asked for is to the member
     * @param memberIs what the member is to the person asked for
     */
    record MemberDocument(String localPersonId, String officialName, String firstNames,
            @Nullable LocalDate dateOfBirth, @Nullable String personIs, @Nullable String memberIs) {}
}
