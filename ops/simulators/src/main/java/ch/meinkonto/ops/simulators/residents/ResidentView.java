package ch.meinkonto.ops.simulators.residents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.DwellingAddress;
import ch.meinkonto.ops.ech.PostalAddress.Street;
import ch.meinkonto.ops.ech.ResidencePermit;
import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.register.Register;
import ch.meinkonto.ops.simulators.register.RegisterView;
import ch.meinkonto.ops.simulators.residents.Correspondence.RefusedMessage;

/** The residents, as the page shows them. */
@Component
class ResidentView implements RegisterView {
    /** So many refused messages the page shows, and so many characters of each. */
    private static final int SHOWN = 20;
    private static final int MOST_CHARACTERS = 2_000;
    /** What may not stand in a page, not even escaped: control characters other than tab and line ends. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]");

    private final Population population;
    private final ResidentRegister register;
    private final Correspondence correspondence;

    ResidentView(Population population, ResidentRegister register, Correspondence correspondence) {
        this.population = population;
        this.register = register;
        this.correspondence = correspondence;
    }

    @Override
    public Register register() {
        return Register.RESIDENTS;
    }

    @Override
    public List<String> columns() {
        return List.of("ahv", "name", "birth", "sex", "permit", "protection", "role", "address", "online");
    }

    @Override
    public int size() {
        return population.size();
    }

    @Override
    public List<List<String>> rows(int from, int most) {
        return IntStream.range(from, Math.min(from + most, size())).mapToObj(population::resident).map(this::row)
                .toList();
    }

    @Override
    public List<News> news() {
        return correspondence.news();
    }

    @Override
    public List<Refused> refused() {
        return correspondence.refused().stream().limit(SHOWN).map(ResidentView::shown).toList();
    }

    private static Refused shown(RefusedMessage message) {
        byte[] body = message.body();
        // No character of UTF-8 has more than four bytes.
        String start = new String(body, 0, Math.min(body.length, 4 * MOST_CHARACTERS), StandardCharsets.UTF_8);
        return new Refused(message.at(), message.reason(), body.length,
                UNPRINTABLE.matcher(start.substring(0, Math.min(start.length(), MOST_CHARACTERS)))
                        .replaceAll("\uFFFD"));
    }

    private List<String> row(Resident resident) {
        ResidencePermit permit = resident.permit();
        return List.of(resident.ahvn13().dotted(), resident.officialName() + ' ' + resident.firstNames(),
                resident.birth().toString(), resident.sex().name(), permit == null ? "CH" : permit.category().name(),
                resident.protection().name(), resident.role().name(), address(register.address(resident)),
                register.mayMoveOnline(resident) ? "✓" : "–");
    }

    private static String address(@Nullable DwellingAddress address) {
        if (address == null) {
            return "→";
        }
        Street street = address.address().street();
        String house = street == null ? "" : street.name() + ' ' + (street.house() == null ? "" : street.house());
        return house + ", " + address.address().code().code() + ' ' + address.address().town();
    }
}
