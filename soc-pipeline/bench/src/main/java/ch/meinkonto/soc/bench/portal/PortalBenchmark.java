package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import ch.meinkonto.soc.bench.portal.PageWeights.Weight;
import ch.meinkonto.soc.bench.portal.PortalStand.Choice;
import ch.meinkonto.soc.bench.portal.Rounds.Round;
import ch.meinkonto.soc.bench.report.Benchmark;
import ch.meinkonto.soc.bench.report.Disagreement;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.report.Findings;
import ch.meinkonto.soc.bench.report.Options;
import ch.meinkonto.soc.bench.report.Report;
import ch.meinkonto.soc.bench.stand.Repository;
import ch.meinkonto.soc.bench.stand.ThisMachine;

/** The evening of a deadline at the portal: 10 logins, 100 pages and 10 submissions a second. */
public final class PortalBenchmark implements Benchmark {
    private static final String BUDGET = "budget";
    private static final String SEARCH = "search";
    private static final String EVENING = "evening";
    private static final String WITHOUT_PIPELINE = "--without-pipeline";
    private static final String PROFILE = "--profile";
    private static final String KEEP_ALIVE_SECONDS = "5";
    private static final int MINUTES = 10;
    private static final double KIBIBYTE = 1_024;
    private static final Duration FULL = Duration.ofSeconds(30);
    private static final Duration PART_OF_IT = Duration.ofSeconds(45);
    private static final int BISECTIONS = 2;
    private static final int TRIALS = 3;
    private static final double TENTH = 0.1;
    private static final Duration QUICKLY = Duration.ofSeconds(30);
    private static final int RESIDENTS_OF_BUDGET = 60;
    private static final double PERCENT = 100;
    private static final int HEAVIEST_PAGE = 150;

    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * A benchmark that has not begun.
     *
     * @param environment says where the repository is
     * @param clock says on which day the deadlines must not have passed
     */
    public PortalBenchmark(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "portal";
    }

    @Override
    public String summary() {
        return "the evening of a deadline at the portal: logins, pages and submissions on two processors";
    }

    @Override
    public List<String> parts() {
        return List.of(SEARCH, BUDGET, EVENING);
    }

    @Override
    public Set<String> options() {
        return Set.of("--only", "--minutes", "--share", WITHOUT_PIPELINE, PROFILE);
    }

    @Override
    public void run(Options options, Report report) throws IOException, InterruptedException {
        // Shorter than any server waits: none shall close a connection at the moment at which we use it again.
        System.setProperty("jdk.httpclient.keepalive.timeout", KEEP_ALIVE_SECONDS);
        Path file = Repository.target(Repository.root(environment)).resolve("portal.txt");
        Findings findings = new Findings(report, file);
        findings.add(ThisMachine.figure(name()));
        Choice choice = new Choice(!options.switches().contains(WITHOUT_PIPELINE),
                options.switches().contains(PROFILE));
        report.progress("starting PostgreSQL, simulators, auth server and portal"
                + (choice.pipeline() ? ", Elasticsearch and the engine" : ""));
        PortalStand stand = PortalStand.open(environment, choice);
        try (stand; City city = City.prepared(stand, clock)) {
            Rounds rounds = new Rounds(stand, city, report, findings);
            weigh(city, findings);
            if (options.quick()) {
                rounds.tell(EVENING, rounds.run(TENTH, QUICKLY));
            } else {
                double cost = new WarmUp(rounds, report, findings).run();
                rounds.tellRest();
                measure(options, report, findings, stand, city, rounds, cost);
            }
            memory(stand, findings);
            check(stand, city, report, findings);
        } catch (IOException | Disagreement failed) {
            report.progress("logs and data are left in " + stand.folder());
            throw failed;
        }
        if (choice.profile()) {
            report.progress("recordings are left in " + stand.folder());
        } else {
            stand.delete();
        }
        report.progress("done; the figures are also in " + file);
    }

    private void measure(Options options, Report report, Findings findings, PortalStand stand, City city,
            Rounds rounds, double cost) throws IOException, InterruptedException {
        OptionalDouble share = options.share().isPresent()
                ? OptionalDouble.of(options.share().getAsInt() / PERCENT)
                : OptionalDouble.empty();
        for (String part : options.only().map(List::of).orElse(parts())) {
            switch (part) {
                case BUDGET -> {
                    report.progress("what one login, one page and one submission cost");
                    new Budget(stand, city, rounds, findings).measure(RESIDENTS_OF_BUDGET);
                }
                case SEARCH -> share = OptionalDouble.of(search(rounds, findings));
                default -> {
                    double carried = share.isPresent() ? share.getAsDouble() : fitting(rounds, cost);
                    Duration arriving = Duration.ofMinutes(options.minutes().orElse(MINUTES));
                    tellEvening(rounds, findings, rounds.run(carried, arriving));
                }
            }
        }
    }

    private static double fitting(Rounds rounds, double cost) throws IOException, InterruptedException {
        return new FittingShare(share -> {
            Round round = rounds.run(share, PART_OF_IT);
            rounds.tellShortly(round);
            return round.met();
        }, TRIALS).from(FittingShare.expected(cost, Runtime.getRuntime().availableProcessors()));
    }

    private static double search(Rounds rounds, Findings findings) throws IOException, InterruptedException {
        OptionalDouble found = new HighestShare(share -> {
            // That all of it is too much is seen soon, and what waits then takes long to go.
            Round round = rounds.run(share, share == 1 ? FULL : PART_OF_IT);
            rounds.tellShortly(round);
            return round.met();
        }, BISECTIONS).find();
        double share = found.orElseThrow(() -> new IOException("Not even a thirty-second of the load was carried."));
        findings.add(Figure.alone("portal.search.carried", "%", share * PERCENT, String.format(Locale.ROOT,
                "of the load: %.3g logins, %.3g pages and %.3g submissions a second", share * Rounds.ARRIVALS,
                share * Rounds.ARRIVALS * 10, share * Rounds.ARRIVALS)));
        return share;
    }

    private static void tellEvening(Rounds rounds, Findings findings, Round round) throws IOException {
        rounds.tell(EVENING, round);
        findings.add(Figure.alone("portal.evening.share", "%", round.share() * PERCENT,
                round.met() ? "of the load: carried" : "of the load: not carried"));
    }

    private static void weigh(City city, Findings findings) throws IOException, InterruptedException {
        PageWeights weights = new PageWeights(city.browser(0));
        Journey journey = city.journeys(1).getFirst();
        for (Journey.Step step : Journey.STEPS) {
            step.action().take(journey);
            weights.add(step.name(), journey.shown());
        }
        Visitor stranger = new Visitor(city.browser(0));
        weights.add("sign-in", stranger.open(city.portal().resolve("/oauth2/authorization/meinkonto")));
        Map.Entry<String, Weight> first = weights.all().entrySet().stream()
                .max(Comparator.comparing(page -> page.getValue().first())).orElseThrow();
        Map.Entry<String, Weight> again = weights.all().entrySet().stream()
                .max(Comparator.comparing(page -> page.getValue().html())).orElseThrow();
        findings.add(Figure.alone("portal.page.first", "KiB", first.getValue().first() / KIBIBYTE,
                "heaviest page at first view, with all it is made of, uncompressed: " + first.getKey() + "; aim <= "
                        + HEAVIEST_PAGE));
        findings.add(Figure.alone("portal.page.again", "KiB", again.getValue().html() / KIBIBYTE,
                "heaviest page at a further view: " + again.getKey()));
    }

    private static void memory(PortalStand stand, Findings findings) throws IOException {
        for (Map.Entry<String, List<ProcessHandle>> process : stand.processes().entrySet()) {
            findings.add(Figure.alone("portal.memory." + process.getKey(), "MiB",
                    Consumption.memory(process.getValue()), "after all that load"));
        }
    }

    private static void check(PortalStand stand, City city, Report report, Findings findings)
            throws IOException, InterruptedException {
        List<Accepted> accepted = city.accepted();
        report.progress("checking the document of each of " + accepted.size() + " requests");
        Receipts.Found found = Receipts.check(city.portal(), new Visitor(city.browser(0)), accepted);
        CityData.Kept kept = new CityData(stand.place().database(Program.PORTAL)).kept();
        findings.add(Figure.alone("portal.documents", "PDFs", found.downloaded(),
                "downloaded by their owners, signature checked, of " + accepted.size() + " confirmed requests; "
                        + kept.cases() + " are in the database, " + kept.withoutDocument() + " without document"));
        if (found.downloaded() != accepted.size() || kept.withoutDocument() != 0 || kept.cases() < accepted.size()) {
            throw new Disagreement("Not every accepted request has its document: " + found.troubles() + ", "
                    + kept.withoutDocument() + " without one in the database.");
        }
    }
}
