package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import ch.meinkonto.soc.bench.city.Application;
import ch.meinkonto.soc.bench.city.CityDay;
import ch.meinkonto.soc.bench.city.Diary;
import ch.meinkonto.soc.bench.city.Volumes;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.send.Chain;
import ch.meinkonto.soc.bench.send.OtlpLine;
import ch.meinkonto.soc.bench.send.Pace;
import ch.meinkonto.soc.bench.send.Relay;
import ch.meinkonto.soc.bench.send.Relays;
import ch.meinkonto.soc.bench.stand.RaisedAlert;
import ch.meinkonto.soc.bench.stand.Size;
import ch.meinkonto.soc.bench.stand.Stand;
import ch.meinkonto.soc.bench.stand.StoredDocuments;

/** A day of a city without an attack, in minutes: every alert is a false one. */
final class DayFigures {
    /** Events and access log come side by side, closer than the lateness that the engine allows. */
    private static final Duration TOGETHER = Duration.ofMinutes(4);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int QUICK_PART = 10;
    private static final List<String> NO_SNAPSHOT = List.of("meinkonto.detect.snapshot-every=1h");

    private final Run run;

    DayFigures(Run run) {
        this.run = run;
    }

    void measure() throws IOException, InterruptedException {
        LocalDate day = lastWorkingDay();
        Volumes volumes = run.quick() ? Volumes.zurich().dividedBy(QUICK_PART) : Volumes.zurich();
        run.report().progress("day: making up " + day);
        Diary diary = CityDay.of(day, volumes, run.seed());
        run.report().progress("day: " + diary.size() + " events and " + diary.accesses() + " requests");
        try (Stand stand = Stand.open(run.installation(), Size.measured(), NO_SNAPSHOT);
                StoredDocuments documents = stand.documents()) {
            Map<Application, Chain> chains = begin(stand, diary);
            double seconds = deliver(relays(stand.line(), chains, diary), "the day");
            documents.refresh(StoredDocuments.EVENTS);
            long stored = documents.count(StoredDocuments.EVENTS);
            if (stored != diary.size()) {
                throw new IOException("Of " + diary.size() + " events of the day " + stored + " are stored.");
            }
            tell(diary, seconds, documents.alerts());
            Machine.memory(run, "day", stand.enginePid());
        }
    }

    private LocalDate lastWorkingDay() {
        LocalDate day = LocalDate.ofInstant(run.clock().instant(), ZoneId.of("Europe/Zurich")).minusDays(1);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** A heartbeat of each application is stored first: by it the engine started anew knows how far behind they are. */
    private static Map<Application, Chain> begin(Stand stand, Diary diary) throws IOException, InterruptedException {
        Map<Application, Chain> chains = new EnumMap<>(Application.class);
        List<Relay<?>> first = new ArrayList<>();
        Pace pace = Pace.lockstep(TOGETHER);
        for (Application application : Application.values()) {
            Chain chain = new Chain(application.source());
            chains.put(application, chain);
            first.add(Relay.events(stand.line(), chain, application.source(),
                    diary.events(application).subList(0, 1), pace));
        }
        deliver(new Relays(first), "the first heartbeats");
        stand.restartEngine(NO_SNAPSHOT);
        return chains;
    }

    /** Seconds that it took. */
    private static double deliver(Relays relays, String what) throws IOException, InterruptedException {
        try (relays) {
            long start = System.nanoTime();
            relays.start();
            relays.join(PATIENCE, what);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static Relays relays(OtlpLine line, Map<Application, Chain> chains, Diary diary) {
        List<Relay<?>> relays = new ArrayList<>();
        Pace pace = Pace.lockstep(TOGETHER);
        chains.forEach((application, chain) -> {
            var events = diary.events(application);
            relays.add(Relay.events(line, chain, application.source(), events.subList(1, events.size()), pace));
            relays.add(Relay.accesses(line, application.source(), diary.accesses(application), pace));
        });
        return new Relays(relays);
    }

    private void tell(Diary diary, double seconds, List<RaisedAlert> alerts) {
        long records = (long) diary.size() + diary.accesses();
        run.report()
                .figure(Figure.alone("pipeline.day.records", "records", records,
                        String.format(Locale.ROOT, "24 h in %.0f s, %,.0f records/s; %s", seconds, records / seconds,
                                run.quick() ? "a tenth of the city: thresholds are not" : "the whole city")));
        long serious = alerts.stream().filter(alert -> List.of("high", "critical").contains(alert.level())).count();
        run.report()
                .figure(Figure.alone("pipeline.day.false-alerts", "alerts", alerts.size(),
                        serious + " of them high or critical; no attack was among the events"));
        Map<String, List<RaisedAlert>> byRule = alerts.stream()
                .collect(Collectors.groupingBy(alert -> alert.detection() + ": " + alert.title(), TreeMap::new,
                        Collectors.toList()));
        byRule.forEach((rule, raised) -> run.report()
                .figure(Figure.alone("pipeline.day." + raised.getFirst().detection(), "alerts", raised.size(),
                        raised.getFirst().title() + "; " + levels(raised) + "; " + sample(raised))));
    }

    private static String levels(List<RaisedAlert> raised) {
        return raised.stream()
                .collect(Collectors.groupingBy(RaisedAlert::level, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(level -> level.getValue() + " " + level.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The largest of them. */
    private static String sample(List<RaisedAlert> raised) {
        RaisedAlert largest = raised.stream().max((one, other) -> Long.compare(one.count(), other.count()))
                .orElse(raised.getFirst());
        Instant first = largest.first();
        return "largest " + largest.count() + " events, " + largest.group() + ", "
                + first.atZone(ZoneId.of("Europe/Zurich")).toLocalTime().withNano(0) + " for "
                + Duration.between(first, largest.last()).toMinutes() + " min";
    }
}
