package ch.meinkonto.ops.simulators.insurance;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.register.Register;
import ch.meinkonto.ops.simulators.register.RegisterView;

/** The cards, as the page shows them. */
@Component
class InsuranceView implements RegisterView {
    private final InsuranceCards cards;
    private final Population population;

    InsuranceView(InsuranceCards cards, Population population) {
        this.cards = cards;
        this.population = population;
    }

    @Override
    public Register register() {
        return Register.INSURANCE;
    }

    @Override
    public List<String> columns() {
        return List.of("card", "name", "insurer", "valid", "status");
    }

    @Override
    public int size() {
        return population.size();
    }

    @Override
    public List<List<String>> rows(int from, int most) {
        return IntStream.range(from, Math.min(from + most, size())).mapToObj(cards::at)
                .map(card -> List.of(card.number().digits(),
                        card.holder().officialName() + ' ' + card.holder().firstNames(), card.insurer(),
                        card.validTill().toString(), card.status().name()))
                .toList();
    }
}
