package ch.meinkonto.portal.parkingpermit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.cityservice.Money;

/** Permits for a year that the office approves: what a service must know to ask for one, and how it grants one. */
public interface PermitsByApproval {
    /** Months with which a permit can begin today, as far as the city has set a price for them. */
    List<YearMonth> monthsOffered();

    /** Name of the zone of a postcode today, with the postcode; empty where there is none. */
    Optional<String> zone(String postcode);

    /**
     * A plate in its one written form; empty when it cannot be read.
     *
     * @param country distinguishing sign, empty or {@code CH} for Switzerland
     * @param written as people write it
     */
    Optional<String> plate(String country, String written);

    /** What a permit costs from a day to the end of its year. */
    sealed interface Price {
        /** The same for all vehicles. */
        record SameForAll(Money price) implements Price {}

        /** It depends on weight and drive. */
        record ByWeight() implements Price {}

        /** The city has not set one yet. */
        record NotSet() implements Price {}
    }

    /** What a permit costs that begins on a day. */
    Price price(LocalDate first);

    /** What moves a vehicle. */
    enum Drive {
        COMBUSTION,
        HYBRID,
        ELECTRIC
    }

    /**
     * What of a vehicle decides a price by weight.
     *
     * @param kilograms unladen weight, 1 to 3500
     * @param drive what moves it
     */
    record Weighed(int kilograms, Drive drive) {
        /** The heaviest light vehicle. */
        public static final int HEAVIEST = 3_500;

        public Weighed {
            if (!isLight(kilograms)) {
                throw new IllegalArgumentException("not a light vehicle: " + kilograms + " kg");
            }
        }

        /** Whether a weight is that of a light vehicle. */
        public static boolean isLight(int kilograms) {
            return kilograms >= 1 && kilograms <= HEAVIEST;
        }
    }

    /**
     * What the register of vehicles says of a plate; empty where the plate is of another country, the register has none such, or
     * does not answer. For the office that decides: whose the vehicle is it reads in its papers.
     *
     * @param plate in its one written form
     */
    Optional<Weighed> inRegister(String plate);

    /** Whether permits that begin on a day are only for who cannot park privately. */
    boolean asksForPrivateSpace(LocalDate first);

    /**
     * Whether the plate has a permit of a year, or its owner has a request for one to pay. Lets nobody else decide about that
     * until the transaction ends.
     *
     * @param plate in its one written form
     */
    boolean isTaken(String owner, String plate, int year);

    /** Why somebody cannot park privately. */
    enum NoSpace {
        NONE_BELONGS,
        NONE_TO_RENT
    }

    /**
     * What is granted.
     *
     * @param approval reference of the request that was approved
     * @param owner pseudonymous account id
     * @param plate in its one written form
     * @param postcode of the zone
     * @param first first day
     * @param vehicle what decides the price, absent where it is the same for all
     * @param space why there is no private space, absent where it was not asked
     * @param email how the resident is told, absent where no address is known
     * @param language of messages and papers
     */
    record Grant(String approval, String owner, String plate, String postcode, LocalDate first,
            @Nullable Weighed vehicle, @Nullable NoSpace space, @Nullable String email, Locale language) {
        @Override
        public String toString() {
            return "Grant[approval=" + approval + "]";
        }
    }

    /**
     * A permit that was approved.
     *
     * @param reference of the permit
     * @param from first day
     * @param until last day
     * @param fee what it costs
     * @param unpaid whether it still has to be paid
     */
    record Granted(String reference, LocalDate from, LocalDate until, Money fee, boolean unpaid) {}

    /**
     * Grants a permit, which counts once it is paid; in the transaction of the decision.
     *
     * @throws IllegalArgumentException when the plate is not in its one written form
     * @throws ch.meinkonto.portal.cityservice.CityServiceRefusal when there is no such zone, or no price, or none without the vehicle
     */
    Granted grant(Grant grant);

    /** What was granted after a request. */
    Optional<Granted> of(String approval);

    /**
     * Requests behind permits that count until the end of this year, from the day on which the city bills all others; each once
     * told, see {@link #reminded}. Kept from changing until the transaction ends.
     */
    List<String> toAskAgain(int most);

    /** The resident was told. */
    void reminded(String approval);
}
