package ch.meinkonto.ops.simulators.tax;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.BfsNumber;
import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.register.HolderMark;
import ch.meinkonto.ops.simulators.tax.Taxpayer.State;

/** Knows the taxpayers of the last year. What it was told lasts as long as the process. */
@Component
class TaxRegister {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final BfsNumber WINTERTHUR = new BfsNumber(230);
    private static final int FIRST = 100_000_000;
    private static final int STEP = 7;
    private static final int CODE_LENGTH = 12;
    private static final String CODE_PREFIX = "MK1";

    private final Map<Integer, LocalDate> extensions = new ConcurrentHashMap<>();
    private final Population population;
    private final HolderMark marks;
    private final Clock clock;

    TaxRegister(Population population, HolderMark marks, Clock clock) {
        this.population = population;
        this.marks = marks;
        this.clock = clock;
    }

    /** The taxpayer with this number: nine digits, a multiple of seven above the first. */
    Optional<Taxpayer> byNumber(String number) {
        if (!number.matches("\\d{9}")) {
            return Optional.empty();
        }
        int beyond = Integer.parseInt(number) - FIRST;
        return beyond >= 0 && beyond % STEP == 0 ? at(beyond / STEP) : Optional.empty();
    }

    /** The resident with this index as a taxpayer, if they were of age in the tax year. */
    Optional<Taxpayer> at(int index) {
        int taxYear = LocalDate.now(clock.withZone(ZURICH)).getYear() - 1;
        if (index >= population.size()) {
            return Optional.empty();
        }
        Resident person = population.resident(index);
        return person.isOfAge(LocalDate.of(taxYear, 12, 31))
                ? Optional.of(taxpayer(person, taxYear))
                : Optional.empty();
    }

    private Taxpayer taxpayer(Resident person, int taxYear) {
        int index = person.index();
        boolean selfEmployed = index % 10 == 5;
        LocalDate ordinary = selfEmployed ? LocalDate.of(taxYear + 1, 9, 30) : LocalDate.of(taxYear + 1, 3, 31);
        LocalDate extended = extensions.get(index);
        State state = switch (index % 20) {
            case 1 -> State.FILED;
            case 14 -> State.REMINDED;
            default -> extended == null ? State.OPEN : State.EXTENDED;
        };
        return new Taxpayer(Integer.toString(FIRST + STEP * index), person,
                index % 40 == 9 ? WINTERTHUR : BfsNumber.ZURICH, taxYear, selfEmployed,
                extended == null ? ordinary : extended, state);
    }

    /**
     * Enters a new date for a return.
     *
     * @return whether it was entered: only later dates, and only while the period runs
     */
    boolean extend(Taxpayer taxpayer, LocalDate until) {
        boolean runs = taxpayer.state() == State.OPEN || taxpayer.state() == State.EXTENDED;
        if (!runs || !until.isAfter(taxpayer.due()) || !taxpayer.municipality().equals(BfsNumber.ZURICH)) {
            return false;
        }
        extensions.put(taxpayer.person().index(), until);
        return true;
    }

    /** Forgets an entered date. */
    void restore(Taxpayer taxpayer) {
        extensions.remove(taxpayer.person().index());
    }

    /**
     * What the code on somebody's tax form says, in a form of our own, as the city's is not public: mark, municipality,
     * register number, tax year and a secret, with bars between.
     */
    String code(Taxpayer taxpayer) {
        String plain = String.join("|", CODE_PREFIX, Integer.toString(taxpayer.municipality().value()),
                taxpayer.number(), Integer.toString(taxpayer.taxYear()));
        return plain + '|' + marks.mark(plain).substring(0, CODE_LENGTH);
    }

    /** The taxpayer whose form bears this code; none if it was made up or belongs to another year. */
    Optional<Taxpayer> byCode(String code) {
        String[] parts = code.split("\\|");
        return parts.length == 5
                ? byNumber(parts[2]).filter(taxpayer -> code(taxpayer).equals(code))
                : Optional.empty();
    }
}
