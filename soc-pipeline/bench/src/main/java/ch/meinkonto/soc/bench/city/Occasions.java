package ch.meinkonto.soc.bench.city;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

import ch.meinkonto.soc.bench.send.Caller;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.contract.BookingEvent;
import ch.meinkonto.soc.contract.ConsentEvent;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.Outcome;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.contract.RegistrationEvent;
import ch.meinkonto.soc.contract.TokenEvent;
import ch.meinkonto.soc.contract.ValidationRejectedEvent;

/** What a day brings beside the usual, none of it an attack. */
final class Occasions {
    private static final List<String> DOMAINS = List.of("gmail.com", "bluewin.ch", "gmx.ch", "hotmail.com",
            "icloud.com",
            "proton.me", "outlook.com", "hispeed.ch", "sunrise.ch", "ethz.example", "firma-ag.example",
            "verein.example");
    private static final List<String> PARTNERS = List.of("tax-assistant", "family-app", "e-archive", "car-sharing",
            "housing-portal");
    private static final int PROGRAMS = 12;
    private static final int MOVERS_WHO_KEEP_COPIES = 3;
    private static final int STALE_LINKS = 45;
    private static final int ODD_INPUT = 30;
    private static final int TUNNELS = 40;
    private static final int CRAWLERS = 3;
    /** In the library many read, and a few open an account. */
    private static final String LIBRARY = "192.0.2.205";

    private final Diary diary;
    private final Residents residents;
    private final Volumes volumes;
    private final RandomGenerator random;
    private final LocalDate day;

    Occasions(Diary diary, Residents residents, Volumes volumes, RandomGenerator random, LocalDate day) {
        this.diary = diary;
        this.residents = residents;
        this.volumes = volumes;
        this.random = random;
        this.day = day;
    }

    void happen() {
        times(volumes.registrations(), this::register);
        times(volumes.bookings(), this::book);
        times(volumes.consents(), this::consent);
        times(scaled(MOVERS_WHO_KEEP_COPIES), this::keepCopies);
        times(scaled(STALE_LINKS), this::followStaleLink);
        times(scaled(ODD_INPUT), this::typeSomethingOdd);
        times(scaled(TUNNELS), this::switchTunnelOn);
        for (int number = 0; number < PROGRAMS; number++) {
            program(number);
        }
        for (int number = 0; number < CRAWLERS; number++) {
            crawl(number);
        }
    }

    private int scaled(int ofZurich) {
        return Math.max(1, (int) ((long) ofZurich * volumes.accounts() / Volumes.zurich().accounts()));
    }

    private void times(int count, CityDay.Act act) {
        for (int number = 0; number < count; number++) {
            act.at(DayCurve.RESIDENTS.moment(day, random));
        }
    }

    /** Somewhere else: neighbours, holidays, a business trip. */
    static String abroad(RandomGenerator random) {
        int host = 1 + random.nextInt(120);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "198.51.100." + host;
            case 3, 4, 5 -> "198.51.100." + (128 + host);
            case 6 -> "203.0.113." + host;
            default -> "198.19." + random.nextInt(256) + "." + host;
        };
    }

    private Visit visit(Instant begin, String address) {
        return new Visit(diary, Habits.human(), random, residents.any(random), address, begin);
    }

    private Visit visitFromHome(Instant begin) {
        Resident resident = residents.any(random);
        return new Visit(diary, Habits.human(), random, resident, resident.homeAddress(), begin);
    }

    private void register(Instant begin) {
        Visit visit = random.nextDouble() < 0.05 ? visit(begin, LIBRARY) : visitFromHome(begin);
        Resident resident = visit.resident();
        visit.page(Application.AUTH_SERVER, "GET", "/register", 200);
        visit.think();
        visit.page(Application.AUTH_SERVER, "POST", "/register", 302);
        boolean forgotten = visit.happens(0.08);
        visit.tell(Application.AUTH_SERVER, new RegistrationEvent(
                forgotten ? Outcome.FAILURE : Outcome.SUCCESS, resident.loginHash(),
                forgotten ? null : resident.account(), DOMAINS.get(random.nextInt(DOMAINS.size())),
                resident.device(false)));
    }

    private void book(Instant begin) {
        Visit visit = visitFromHome(begin);
        SignIn.by(visit);
        int children = 1 + random.nextInt(3);
        for (int child = 0; child < children; child++) {
            visit.call("course", "reserve", null);
            visit.tell(Application.PORTAL, new BookingEvent(EventAction.BOOKING_RESERVE, "course-" + random.nextInt(40),
                    1, visit.resident().account(), visit.resident().household(), visit.resident().device(true)));
        }
        visit.leave();
    }

    private void consent(Instant begin) {
        Visit visit = visitFromHome(begin);
        SignIn.by(visit);
        String partner = PARTNERS.get(Math.min(random.nextInt(PARTNERS.size()), random.nextInt(PARTNERS.size())));
        visit.think();
        visit.page(Application.AUTH_SERVER, "POST", "/oauth2/consent", 302);
        visit.tell(Application.AUTH_SERVER, new ConsentEvent(visit.resident().account(), partner,
                List.of("openid", "profile", visit.happens(0.5) ? "documents" : "address"), true));
        visit.tell(Application.AUTH_SERVER, new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE, partner, "authorization_code",
                List.of("openid", "profile"), visit.resident().account(), Codes.hash(random), null));
    }

    private void keepCopies(Instant begin) {
        Visit visit = visitFromHome(begin);
        SignIn.by(visit);
        for (int count = 45 + random.nextInt(30); count > 0; count--) {
            visit.download("decision");
        }
        visit.leave();
    }

    private void followStaleLink(Instant begin) {
        Visit visit = visitFromHome(begin);
        SignIn.by(visit);
        visit.page(Application.PORTAL, "GET", "/requests/old", 404);
        visit.tell(Application.PORTAL, new AuthorizationDeniedEvent("request", Codes.hash(random), "not_owner"));
    }

    private void typeSomethingOdd(Instant begin) {
        Visit visit = visitFromHome(begin);
        SignIn.by(visit);
        visit.page(Application.PORTAL, "POST", "/move", 400);
        visit.tell(Application.PORTAL, new ValidationRejectedEvent("control-character", "remark"));
    }

    /** Signs in at home, then again through a tunnel whose other end is in another country. */
    private void switchTunnelOn(Instant begin) {
        Visit home = visitFromHome(begin);
        SignIn.by(home);
        home.call("requests", "list", null);
        Instant later = home.now().plus(Duration.ofMinutes(5 + random.nextInt(90)));
        Visit tunnel = new Visit(diary, Habits.human(), random, home.resident(), abroad(random), later);
        SignIn.by(tunnel);
        tunnel.call("requests", "list", null);
    }

    /** A partner's program fetches a token every hour, and one of them asks too often. */
    private void program(int number) {
        Caller machine = Caller.anonymous("203.0.113." + (10 + number), "Java-http-client/25.0.3");
        Instant begin = day.atStartOfDay(DayCurve.ZONE).toInstant().plusSeconds(random.nextInt(3_600));
        for (int hour = 0; hour < 24; hour++) {
            Instant time = begin.plus(Duration.ofHours(hour));
            diary.event(time, Application.AUTH_SERVER, new TokenEvent(EventAction.OAUTH_TOKEN_ISSUE,
                    "program-" + number, "client_credentials", List.of("parking-permit"), null, Codes.hash(random),
                    null), machine);
            if (number == 0) {
                diary.event(time.plusSeconds(20), Application.PORTAL,
                        new RateLimitEvent("api-client", "client", 40 + random.nextLong(80)), machine);
            }
        }
    }

    /** A search engine reads what is public, slowly, and follows links that are no more. */
    private void crawl(int number) {
        Caller crawler = Caller.anonymous("203.0.113." + (200 + number),
                "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example/about)");
        Instant begin = day.atStartOfDay(DayCurve.ZONE).toInstant();
        for (int page = 0; page < 2_400; page++) {
            diary.access(begin.plusSeconds(36L * page + random.nextInt(30)), Application.PORTAL, "GET",
                    "/information/" + random.nextInt(600), random.nextInt(25) == 0 ? 404 : 200, Duration.ofMillis(12),
                    crawler);
        }
    }
}
