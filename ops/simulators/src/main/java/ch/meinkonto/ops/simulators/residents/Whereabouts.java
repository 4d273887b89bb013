package ch.meinkonto.ops.simulators.residents;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.Ahvn13;
import ch.meinkonto.ops.ech.DwellingAddress;
import ch.meinkonto.ops.ech.PersonIdentification;

/** What the register was told since it began: who lives elsewhere, who has left, who has come. */
@Component
class Whereabouts {
    private final Map<Ahvn13, Whereabout> told = new ConcurrentHashMap<>();

    /** What is known of somebody's place. */
    sealed interface Whereabout {
        /** Lives in the city. */
        record Here(PersonIdentification person, DwellingAddress address) implements Whereabout {}

        /** Has left, or will. */
        record Gone(LocalDate departure, String destination) implements Whereabout {}
    }

    Optional<Whereabout> of(Ahvn13 number) {
        return Optional.ofNullable(told.get(number));
    }

    void tell(Ahvn13 number, Whereabout whereabout) {
        told.put(number, whereabout);
    }
}
