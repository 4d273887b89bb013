package ch.meinkonto.soc.bench.auth;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ch.meinkonto.soc.bench.provider.Argon2Cost;
import ch.meinkonto.soc.bench.provider.Provider;
import ch.meinkonto.soc.bench.report.Figure;

/** Sign-ins through the pages, and what of their cost is the hash of the password. */
final class PasswordFigures {
    /** Few, because a server that hashes on two processors lets nobody wait for more than two seconds. */
    private static final int WORKERS = 4;
    private static final double PERCENT = 100;
    private static final String NAME = "auth.passwords";
    private static final String UNIT = "sign-ins";

    private final Run run;

    PasswordFigures(Run run) {
        this.run = run;
    }

    void measure(Provider ours, Provider keycloak, Provider production) throws IOException, InterruptedException {
        BareHashing equal = new BareHashing(Argon2Cost.KEYCLOAK);
        BareHashing own = new BareHashing(Argon2Cost.OURS);
        Map<Provider, List<Turn>> turns = run.contest(WORKERS)
                .with(ours, run.clients().signIn(ours, WORKERS))
                .with(keycloak, run.clients().signIn(keycloak, WORKERS))
                .with(production, run.clients().signIn(production, WORKERS))
                .run(NAME, () -> {
                    equal.run();
                    own.run();
                });
        List<Turn> peers = Objects.requireNonNull(turns.get(keycloak));
        List<Turn> oursTurns = Objects.requireNonNull(turns.get(ours));
        run.findings().add(new Verdict(NAME, UNIT, oursTurns, keycloak, peers).figures());
        share(NAME, Argon2Cost.KEYCLOAK, equal, oursTurns, peers, keycloak);
        List<Turn> productionTurns = Objects.requireNonNull(turns.get(production));
        run.findings()
                .add(Figure.alone(NAME + ".production.per-core", UNIT + "/s",
                        Verdict.median(productionTurns, Turn::perCore), "with our own cost, " + Argon2Cost.OURS));
        run.findings()
                .add(Figure.alone(NAME + ".production.rate", UNIT + "/s",
                        Verdict.median(productionTurns, turn -> turn.outcome().rate()), "by the clock"));
        share(NAME + ".production", Argon2Cost.OURS, own, productionTurns, List.of(), keycloak);
    }

    /** What is left for all the rest: pages, sessions, codes, tokens, events. */
    private void share(String name, Argon2Cost cost, BareHashing bare, List<Turn> ours, List<Turn> peers,
            Provider peer) throws IOException {
        run.findings()
                .add(Figure.alone(name + ".bare-hashes", "hashes/s", bare.rate(),
                        cost + " alone, for a second of processor time, in this run"));
        double share = PERCENT * Verdict.median(ours, Turn::perCore) / bare.rate();
        String note = "of a sign-in's processor time is the hash";
        run.findings()
                .add(peers.isEmpty()
                        ? Figure.alone(name + ".hash-share", "%", share, note)
                        : new Figure(name + ".hash-share", "%", share,
                                PERCENT * Verdict.median(peers, Turn::perCore) / bare.rate(), peer.name(), note));
    }
}
