package ch.meinkonto.ops.simulators.population;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.ResidencePermit;
import ch.meinkonto.ops.ech.ResidencePermit.Category;
import ch.meinkonto.ops.ech.Sex;
import ch.meinkonto.ops.simulators.population.Resident.Protection;
import ch.meinkonto.ops.simulators.population.Resident.Role;

/**
 * The residents. Each house has ten: parents with two children, one alone, a couple, a parent with a grown child, and another
 * one alone, who in some houses has a permit or a protection that keeps a move off the internet. Nobody is kept in memory.
 */
@Component
public class Population {
    static final int BLOCK = 10;
    private static final long FIRST_AHV_BODY = 999_900_000L;
    private static final int LAST_DAY_OF_PERMITS = 2035;
    private static final int[] HOUSEHOLDS = {0, 0, 0, 0, 1, 2, 2, 3, 3, 4};
    private static final Role[] ROLES = {Role.PARTNER, Role.PARTNER, Role.CHILD, Role.CHILD, Role.ALONE, Role.PARTNER,
            Role.PARTNER, Role.PARENT, Role.GROWN_CHILD, Role.ALONE};
    private static final int SPECIAL = 9;

    private final PopulationSettings settings;
    private final City city;

    Population(PopulationSettings settings, City city) {
        this.settings = settings;
        this.city = city;
    }

    public int size() {
        return settings.size();
    }

    public Stream<Resident> residents() {
        return IntStream.range(0, size()).mapToObj(this::resident);
    }

    public Optional<Resident> byAhvn13(Ahvn13 number) {
        long index = number.body() - FIRST_AHV_BODY;
        return index >= 0 && index < size() ? Optional.of(resident((int) index)) : Optional.empty();
    }

    /** The resident with a number of the register, such as {@code R10}. */
    public Optional<Resident> byLocalId(String id) {
        if (!id.matches("R[0-9]{1,8}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(id.substring(1));
        return index < size() ? Optional.of(resident(index)) : Optional.empty();
    }

    /** Who is registered in the same dwelling at the start, without them. */
    public List<Resident> household(Resident resident) {
        int first = resident.index() / BLOCK * BLOCK;
        return IntStream.range(first, Math.min(first + BLOCK, size())).filter(index -> index != resident.index())
                .filter(index -> HOUSEHOLDS[index % BLOCK] == HOUSEHOLDS[resident.index() % BLOCK])
                .mapToObj(this::resident).toList();
    }

    /** The resident with this index, from 0; the same whenever asked. */
    public Resident resident(int index) {
        int place = index % BLOCK;
        int block = index / BLOCK;
        int household = HOUSEHOLDS[place];
        Role role = ROLES[place];
        SplittableRandom own = new SplittableRandom(settings.seed() * 1_000_003L + index);
        Sex sex = sex(place, own);
        String name = Names.official(new SplittableRandom(settings.seed() * 31L + block * BLOCK + household));
        return new Resident(index, Ahvn13.of(FIRST_AHV_BODY + index), name, Names.first(sex, own), sex,
                birth(role, own), permit(block, place), protection(block, place), role,
                new Home(city.building(block), household + 1));
    }

    private static Sex sex(int place, SplittableRandom own) {
        return switch (place) {
            case 0, 5 -> Sex.MALE;
            case 1, 6 -> Sex.FEMALE;
            default -> own.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        };
    }

    /** Years are fixed, so that people grow older and a child comes of age some day. */
    private static LocalDate birth(Role role, SplittableRandom own) {
        int year = switch (role) {
            case CHILD -> own.nextInt(2010, 2025);
            case GROWN_CHILD -> own.nextInt(1999, 2008);
            case PARTNER -> own.nextInt(1975, 1996);
            case PARENT -> own.nextInt(1962, 1976);
            case ALONE -> own.nextInt(1935, 2005);
        };
        return LocalDate.ofYearDay(year, own.nextInt(1, 366));
    }

    private static @Nullable ResidencePermit permit(int block, int place) {
        LocalDate end = LocalDate.of(LAST_DAY_OF_PERMITS, 12, 31);
        if (place == SPECIAL) {
            return switch (block % 10) {
                case 1 -> ResidencePermit.of(Category.N, end);
                case 2 -> ResidencePermit.of(Category.S, end);
                case 5 -> ResidencePermit.of(Category.F, end);
                case 6 -> ResidencePermit.of(Category.L, end);
                default -> null;
            };
        }
        if (HOUSEHOLDS[place] == 0 && block % 7 == 0) {
            return ResidencePermit.of(Category.C, end);
        }
        return place == 4 && block % 4 == 0 ? ResidencePermit.of(Category.B, end) : null;
    }

    private static Protection protection(int block, int place) {
        if (place != SPECIAL) {
            return Protection.NONE;
        }
        return switch (block % 10) {
            case 3 -> Protection.INFORMATION_BLOCK;
            case 4 -> Protection.DEPUTYSHIP;
            default -> Protection.NONE;
        };
    }
}
