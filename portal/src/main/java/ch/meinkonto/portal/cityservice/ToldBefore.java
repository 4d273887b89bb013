package ch.meinkonto.portal.cityservice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a resident has told one service, so that another need not ask it again. */
public interface ToldBefore {
    /**
     * Where somebody lives from a day on.
     *
     * @param postcode four digits
     * @param from first day there
     * @param plates number plates of their vehicles, none where they told none
     */
    record NewPlace(String postcode, LocalDate from, List<String> plates) {
        public NewPlace {
            plates = List.copyOf(plates);
        }
    }

    /**
     * What was told of a new place in a request.
     *
     * @param reference of a request of this resident; of anybody else's nothing is told
     */
    Optional<NewPlace> newPlace(String reference, String residentId);
}
