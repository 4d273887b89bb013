package ch.meinkonto.ops.simulators.insurance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.InsuranceCardNumber;
import ch.meinkonto.ops.simulators.insurance.InsuranceCard.Status;
import ch.meinkonto.ops.simulators.population.Population;

/** Everybody has a card; of fifty cards one has run out and one says that its holder is not insured. */
@Component
class InsuranceCards {
    private static final List<String> INSURERS = List.of("Musterkasse", "Beispiel Gesundheit", "Probe Sana");
    private static final int FIRST_INSURER = 1990;
    private static final int ONE_OF = 50;
    private static final int EXPIRED = 7;
    private static final int NOT_INSURED = 13;

    private final Population population;

    InsuranceCards(Population population) {
        this.population = population;
    }

    Optional<InsuranceCard> byNumber(InsuranceCardNumber number) {
        int index = number.card();
        return index < population.size() && number.insurer() == insurer(index)
                ? Optional.of(at(index))
                : Optional.empty();
    }

    /** The card of the resident with this index. */
    InsuranceCard at(int index) {
        Status status = switch (index % ONE_OF) {
            case EXPIRED -> Status.EXPIRED;
            case NOT_INSURED -> Status.NOT_INSURED;
            default -> Status.INSURED;
        };
        LocalDate validTill = LocalDate.of(status == Status.EXPIRED ? 2024 : 2031, 12, 31);
        return new InsuranceCard(InsuranceCardNumber.of(insurer(index), index), population.resident(index),
                INSURERS.get(index % INSURERS.size()), validTill, status);
    }

    private static int insurer(int index) {
        return FIRST_INSURER + index % INSURERS.size();
    }
}
