package ch.meinkonto.ops.simulators.vehicles;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import ch.meinkonto.ops.simulators.population.Population;
import ch.meinkonto.ops.simulators.population.Resident;
import ch.meinkonto.ops.simulators.vehicles.Vehicle.Drive;

/** Who has which vehicle: two grown residents of three, by a plate that follows from who they are. */
@Component
class Vehicles {
    static final int FIRST_PLATE = 800_000;
    private static final Pattern PLATE = Pattern.compile("ZH\\s?(\\d{6})");
    private static final LocalDate REFERENCE = LocalDate.of(2026, 1, 1);
    private static final int LIGHTEST = 900;
    private static final int HEAVIEST = 3500;

    private final Population population;

    Vehicles(Population population) {
        this.population = population;
    }

    /** The vehicle with this plate, with or without a blank in it. */
    Optional<Vehicle> byPlate(String plate) {
        Matcher matcher = PLATE.matcher(plate.strip().toUpperCase(Locale.ROOT));
        return matcher.matches() ? at(Integer.parseInt(matcher.group(1)) - FIRST_PLATE) : Optional.empty();
    }

    /** The vehicle of the resident with this index, if they have one. */
    Optional<Vehicle> at(int index) {
        if (index < 0 || index >= population.size() || index % 3 == 2) {
            return Optional.empty();
        }
        Resident holder = population.resident(index);
        return holder.isOfAge(REFERENCE) ? Optional.of(vehicle(holder)) : Optional.empty();
    }

    private static Vehicle vehicle(Resident holder) {
        SplittableRandom random = new SplittableRandom(holder.ahvn13().number());
        Drive drive = Drive.values()[random.nextInt(Drive.values().length)];
        int weight = random.nextInt(LIGHTEST, HEAVIEST + 1);
        // What a vehicle may carry is a quarter to two fifths of all.
        int unladen = weight * random.nextInt(60, 76) / 100;
        return new Vehicle("ZH " + (FIRST_PLATE + holder.index()), holder, weight, unladen, drive);
    }
}
