package ch.meinkonto.ops.simulators.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.BfsNumber;
import ch.meinkonto.ops.ech.Canton;
import ch.meinkonto.ops.ech.DwellingAddress;
import ch.meinkonto.ops.ech.Municipality;
import ch.meinkonto.ops.ech.PersonIdentification;
import ch.meinkonto.ops.ech.PersonMoveRequest;
import ch.meinkonto.ops.ech.PersonMoveResponse;
import ch.meinkonto.ops.ech.PersonMoveResponse.Allowed;
import ch.meinkonto.ops.ech.PersonMoveResponse.RelatedPerson;
import ch.meinkonto.ops.ech.PersonMoveResponse.ReportedMove;
import ch.meinkonto.ops.ech.ResidencePermit;
import ch.meinkonto.ops.ech.ResidencePermit.Category;
import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.population.Resident.Protection;
import ch.meinkonto.ops.simulators.residents.Whereabouts.Whereabout;
import ch.meinkonto.ops.simulators.residents.Whereabouts.Whereabout.Gone;
import ch.meinkonto.ops.simulators.residents.Whereabouts.Whereabout.Here;

/** Knows who lives in the city, and says as little of it as it can. */
@Component
class ResidentRegister {
    static final Municipality CITY = Municipality.of(BfsNumber.ZURICH, "Zürich", Canton.ZH);
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final Population population;
    private final Whereabouts whereabouts;
    private final Clock clock;

    ResidentRegister(Population population, Whereabouts whereabouts, Clock clock) {
        this.population = population;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    /** Whether the person may report a move online. Who may not is not told why: the reason may be nobody's business. */
    PersonMoveResponse answer(PersonMoveRequest request) {
        if (!BfsNumber.ZURICH.equals(request.municipality().number())) {
            return PersonMoveResponse.unknown(CITY);
        }
        Optional<Resident> resident = find(request.person());
        if (resident.isPresent() && !isGone(resident.get().ahvn13())) {
            return answer(resident.get());
        }
        return newcomer(request.person())
                .map(here -> new PersonMoveResponse(CITY, true, here.person(), Allowed.YES, null, List.of(), List.of(),
                        ReportedMove.NONE))
                .orElseGet(() -> PersonMoveResponse.unknown(CITY));
    }

    private PersonMoveResponse answer(Resident resident) {
        if (!mayMoveOnline(resident)) {
            return new PersonMoveResponse(CITY, true, resident.identification(), Allowed.NO, null, List.of(), List.of(),
                    ReportedMove.NONE);
        }
        DwellingAddress home = address(resident);
        List<RelatedPerson> related = population.household(resident).stream()
                .filter(other -> movesAlong(resident, other))
                .filter(other -> home != null && isSameDwelling(home, address(other)))
                .map(other -> new RelatedPerson(other.identification(), other.permit(), List.of())).toList();
        return new PersonMoveResponse(CITY, true, resident.identification(), Allowed.YES, resident.permit(), List.of(),
                related, ReportedMove.NONE);
    }

    /** Whether somebody may report a move online: of age, and a move of theirs may be reported so. */
    boolean mayMoveOnline(Resident resident) {
        return resident.isOfAge(today()) && mayBeReported(resident);
    }

    /**
     * Whether a move of somebody may be reported online, by themselves or by who moves with them or acts for them: nothing
     * blocked, of capacity but for their age, and no permit that the migration office watches itself.
     */
    boolean mayBeReported(Resident resident) {
        ResidencePermit permit = resident.permit();
        boolean watched = permit != null && (permit.category() == Category.N || permit.category() == Category.S);
        return resident.protection() == Protection.NONE && !watched;
    }

    /** A partner and children under age may; a grown child has to report the move itself. */
    private boolean movesAlong(Resident asking, Resident other) {
        boolean partners = asking.role() == Resident.Role.PARTNER && other.role() == Resident.Role.PARTNER;
        return (partners || !other.isOfAge(today())) && mayBeReported(other) && !isGone(other.ahvn13());
    }

    /** Somebody who left is not told of any more. */
    private boolean isGone(Ahvn13 number) {
        return whereabouts.of(number).filter(Gone.class::isInstance).isPresent();
    }

    /**
     * Who lives with somebody, and where; empty for whom the register has nobody like that, somebody who has left, or somebody
     * of whom it tells nothing online. Members who are protected are left out.
     *
     * @param localPersonId number of the register
     */
    Optional<Household> household(String localPersonId) {
        return population.byLocalId(localPersonId)
                .filter(this::mayMoveOnline)
                .flatMap(person -> Optional.ofNullable(address(person)).map(address -> new Household(person, address,
                        population.household(person)
                                .stream()
                                .filter(other -> other.protection() == Protection.NONE)
                                .filter(other -> isSameDwelling(address, address(other)))
                                .toList())));
    }

    private static boolean isSameDwelling(DwellingAddress one, @Nullable DwellingAddress other) {
        return other != null && one.address().equals(other.address())
                && Objects.equals(one.dwelling(), other.dwelling());
    }

    /**
     * A household as the register knows it today.
     *
     * @param person whose it is
     * @param address where they live
     * @param members who lives with them
     */
    record Household(Resident person, DwellingAddress address, List<Resident> members) {}

    private Optional<Here> newcomer(PersonIdentification person) {
        Ahvn13 number = person.ahvn13();
        return number == null
                ? Optional.empty()
                : whereabouts.of(number).filter(Here.class::isInstance).map(Here.class::cast)
                        .filter(here -> isSame(here.person(), person));
    }

    /** Who a message means: by AHV number where it has one, and in any case by name, first names, sex and date of birth. */
    Optional<Resident> find(PersonIdentification person) {
        Ahvn13 number = person.ahvn13();
        Optional<Resident> resident = number == null
                ? population.residents().filter(candidate -> isSame(candidate.identification(), person)).findFirst()
                : population.byAhvn13(number);
        return resident.filter(found -> isSame(found.identification(), person));
    }

    /** Whether the AHV number is one the register knows, but of a person of another name, sex or date of birth. */
    boolean isSomebodyElse(PersonIdentification person) {
        Ahvn13 number = person.ahvn13();
        return number != null && find(person).isEmpty() && newcomer(person).isEmpty()
                && (population.byAhvn13(number).isPresent()
                        || whereabouts.of(number).filter(Here.class::isInstance).isPresent());
    }

    private static boolean isSame(PersonIdentification registered, PersonIdentification asked) {
        return registered.officialName().equalsIgnoreCase(asked.officialName())
                && registered.firstNames().equalsIgnoreCase(asked.firstNames()) && registered.sex() == asked.sex()
                && registered.dateOfBirth().equals(asked.dateOfBirth());
    }

    /** Whether the register has this person as living here. */
    boolean lives(PersonIdentification person) {
        return find(person).filter(resident -> !isGone(resident.ahvn13())).isPresent()
                || newcomer(person).isPresent();
    }

    /** Where somebody lives now: as told, else as at the start; null of those who have left. */
    @Nullable
    DwellingAddress address(Resident resident) {
        Whereabout told = whereabouts.of(resident.ahvn13()).orElse(null);
        return switch (told) {
            case null -> resident.home().address();
            case Here here -> here.address();
            case Gone gone -> null;
        };
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZURICH));
    }
}
