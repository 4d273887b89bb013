package ch.meinkonto.soc.bench.city;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.random.RandomGenerator;

import ch.meinkonto.soc.bench.send.Caller;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.Device;
import ch.meinkonto.soc.contract.DossierEvent;
import ch.meinkonto.soc.contract.DossierSearchEvent;
import ch.meinkonto.soc.contract.LoginEvent;
import ch.meinkonto.soc.contract.RefundEvent;
import ch.meinkonto.soc.contract.SessionEvent;

/** The day of the city's staff: caseworkers at their dossiers, the cash desk with its refunds, the operators. */
final class Offices {
    private static final String HOUSE = "192.0.2.130";
    private static final String AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0";
    private static final int DOSSIERS = 40;
    private static final int SEARCHES = 25;
    /** One in a hundred handles simple requests in bulk on the day of a deadline. */
    private static final int BULK_DESK = 100;
    private static final int BULK_DOSSIERS = 130;
    private static final double WITHOUT_A_CASE = 0.002;
    private static final double PROTECTED = 0.001;
    private static final int CASH_DESK = 5;
    private static final int REFUNDS = 14;
    private static final int OPERATORS = 4;

    private final Diary diary;
    private final Residents residents;
    private final Volumes volumes;
    private final RandomGenerator random;
    private final LocalDate day;

    Offices(Diary diary, Residents residents, Volumes volumes, RandomGenerator random, LocalDate day) {
        this.diary = diary;
        this.residents = residents;
        this.volumes = volumes;
        this.random = random;
        this.day = day;
    }

    void work() {
        for (int number = 0; number < volumes.caseworkers(); number++) {
            dossiers(begins("caseworker", Application.PORTAL),
                    number % BULK_DESK == 0 ? BULK_DOSSIERS : DOSSIERS - 10 + random.nextInt(21));
        }
        for (int number = 0; number < CASH_DESK; number++) {
            refunds(begins("cashier", Application.PORTAL));
        }
        for (int number = 0; number < OPERATORS; number++) {
            operate(begins("analyst", Application.DASHBOARDS));
        }
    }

    private Caller begins(String role, Application application) {
        String account = Codes.pseudonym(random);
        String session = Codes.session(random);
        Instant begin = at(LocalTime.of(7, 0)).plusSeconds(random.nextInt(5_400));
        Caller outside = new Caller(HOUSE, AGENT, null, null, List.of(role));
        diary.event(begin, Application.AUTH_SERVER,
                LoginEvent.succeeded(Codes.hash(random), account, List.of(role), "passkey")
                        .from(new Device(Codes.hash(random), true)),
                outside);
        diary.event(begin.plusMillis(300), application, SessionEvent.started(session, account), outside);
        return outside.as(account, session);
    }

    private void dossiers(Caller caseworker, int count) {
        for (int number = 0; number < count; number++) {
            Instant time = DayCurve.STAFF.moment(day, random);
            String subject = residents.any(random).account();
            DossierEvent.Circumstances circumstances = new DossierEvent.Circumstances(
                    random.nextDouble() >= WITHOUT_A_CASE, random.nextDouble() < PROTECTED, false);
            diary.event(time, Application.PORTAL,
                    new DossierEvent(subject, "casework", "ZH-" + (100_000_000 + random.nextInt(900_000_000)),
                            circumstances),
                    caseworker);
        }
        for (int number = 0; number < SEARCHES; number++) {
            // Mostly a few hits, now and then a street or a common name.
            long hits = (long) Math.min(180, 1 + Math.exp(random.nextGaussian() * 1.1 + 0.9));
            diary.event(DayCurve.STAFF.moment(day, random), Application.PORTAL,
                    new DossierSearchEvent("casework", hits), caseworker);
        }
    }

    private void refunds(Caller cashier) {
        int count = REFUNDS * volumes.payments() / Volumes.zurich().payments() / CASH_DESK;
        for (int number = 0; number < count; number++) {
            boolean original = random.nextDouble() < 0.93;
            diary.event(DayCurve.STAFF.moment(day, random), Application.PORTAL,
                    new RefundEvent(Codes.pseudonym(random), "ZH-" + (100_000_000 + random.nextInt(900_000_000)),
                            1_500 + random.nextLong(24_000), "CHF", original ? null : Codes.hash(random), original,
                            String.valueOf(cashier.account()), "withdrawn"),
                    cashier);
        }
    }

    private void operate(Caller analyst) {
        for (int number = 0; number < 12; number++) {
            diary.event(DayCurve.STAFF.moment(day, random), Application.DASHBOARDS,
                    new AdminEvent("alert-close", Codes.pseudonym(random), "false-positive",
                            number % 4 == 0 ? "high" : "medium", null),
                    analyst);
        }
        for (int number = 0; number < 2; number++) {
            diary.event(DayCurve.STAFF.moment(day, random), Application.DASHBOARDS,
                    new AdminEvent("identity-reveal", Codes.pseudonym(random), "incident", null, null), analyst);
        }
    }

    private Instant at(LocalTime time) {
        return day.atTime(time).atZone(DayCurve.ZONE).toInstant();
    }
}
