package ch.meinkonto.portal.move;

import java.util.List;
import java.util.Optional;

/** The register of buildings and dwellings. Every method may throw {@link RegisterAway}. */
interface DwellingRegister {
    /** The dwelling with this official number. */
    Optional<Dwelling> byOfficialNumber(String number);

    /** All dwellings of the house; none where the register has no such house. */
    List<Dwelling> at(String street, String house);

    /** Whom landlords' own reports have as landlord of a dwelling; empty where none has come. */
    Optional<LandlordReport> reportOf(Dwelling dwelling);
}
