package ch.meinkonto.portal.parkingpermit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.datedrule.EffectOfChange;
import ch.meinkonto.portal.datedrule.Tariff;
import ch.meinkonto.portal.datedrule.Timeline;
import ch.meinkonto.portal.parkingpermit.Vehicle.Drive;

/** What another tariff does: the price of ordinary vehicles before and after, and how many permits it will meet. */
@Component
class EffectOfParkingTariff implements EffectOfChange {
    /** From the lightest car to the heaviest one sees in the street; unladen weights of common models. */
    private static final List<Vehicle> SAMPLES = List.of(new Vehicle(500, Drive.ELECTRIC),
            new Vehicle(1_100, Drive.COMBUSTION), new Vehicle(1_561, Drive.COMBUSTION),
            new Vehicle(1_561, Drive.ELECTRIC), new Vehicle(1_750, Drive.HYBRID), new Vehicle(2_400, Drive.COMBUSTION));

    private final ParkingPermits permits;
    private final Clock clock;

    EffectOfParkingTariff(ParkingPermits permits, Clock clock) {
        this.permits = permits;
        this.clock = clock;
    }

    @Override
    public boolean tells(String key) {
        return key.equals(ParkingPermitRules.YEAR.key());
    }

    @Override
    public Effect of(ChangeToJudge change) {
        LocalDate first = change.period().from();
        ParkingPermitTariff before = tariffOn(change.before(), first);
        ParkingPermitTariff after = tariffOn(change.after(), first);
        List<Line> lines = SAMPLES.stream()
                .map(vehicle -> new Line(
                        Sentence.of("parking-permit.effect." + vehicle.drive().code(), vehicle.kilograms()),
                        before.yearFor(vehicle).toString(), after.yearFor(vehicle).toString()))
                .toList();
        ParkingPermits.Running running = permits.running(LocalDate.now(clock));
        return new Effect(lines, List.of(Sentence.of("parking-permit.effect.running", running.active()),
                Sentence.of("parking-permit.effect.unpaid", running.unpaid())));
    }

    private static ParkingPermitTariff tariffOn(Timeline timeline, LocalDate day) {
        Timeline.Stretch stretch = timeline.stretchAt(day)
                .orElseThrow(() -> new IllegalArgumentException("no tariff on " + day));
        if (stretch.value() instanceof Tariff tariff) {
            return ParkingPermitRules.tariff(tariff, stretch.period());
        }
        throw new IllegalArgumentException("no tariff on " + day);
    }
}
