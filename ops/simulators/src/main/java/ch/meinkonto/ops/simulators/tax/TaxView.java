package ch.meinkonto.ops.simulators.tax;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.register.Register;
import ch.meinkonto.ops.simulators.register.RegisterView;

/** The taxpayers, as the page shows them: of a stretch of residents, those who are one. */
@Component
class TaxView implements RegisterView {
    private final TaxRegister register;
    private final Population population;

    TaxView(TaxRegister register, Population population) {
        this.register = register;
        this.population = population;
    }

    @Override
    public Register register() {
        return Register.TAX;
    }

    @Override
    public List<String> columns() {
        return List.of("number", "name", "municipality", "due", "status", "code");
    }

    @Override
    public int size() {
        return population.size();
    }

    @Override
    public List<List<String>> rows(int from, int most) {
        return IntStream.range(from, Math.min(from + most, size())).mapToObj(register::at).flatMap(Optional::stream)
                .map(this::row).toList();
    }

    private List<String> row(Taxpayer taxpayer) {
        return List.of(taxpayer.number(), taxpayer.person().officialName() + ' ' + taxpayer.person().firstNames(),
                Integer.toString(taxpayer.municipality().value()), taxpayer.due().toString(), taxpayer.state().name(),
                register.code(taxpayer));
    }
}
