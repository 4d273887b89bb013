package ch.meinkonto.soc.bench.auth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.meinkonto.soc.bench.provider.Population;
import ch.meinkonto.soc.bench.provider.Provider;
import ch.meinkonto.soc.bench.provider.ProviderStand;
import ch.meinkonto.soc.bench.report.Benchmark;
import ch.meinkonto.soc.bench.report.Disagreement;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.report.Findings;
import ch.meinkonto.soc.bench.report.Options;
import ch.meinkonto.soc.bench.report.Report;
import ch.meinkonto.soc.bench.stand.ProcessMemory;
import ch.meinkonto.soc.bench.stand.Repository;
import ch.meinkonto.soc.bench.stand.ThisMachine;

/** Our auth server and Keycloak on one PostgreSQL, in turns: tokens, sign-ins, start and memory. */
public final class AuthBenchmark implements Benchmark {
    private static final String START = "start";
    private static final String TOKENS = "tokens";
    private static final String REFRESH = "refresh";
    private static final String PASSWORDS = "passwords";
    private static final String AGENT = "agent";
    private static final int PEOPLE = 64;
    private static final String KEEP_ALIVE_SECONDS = "5";

    private final Map<String, String> environment;

    /**
     * @param environment says where the repository is
     */
    public AuthBenchmark(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public String summary() {
        return "auth server beside Keycloak: tokens and password sign-ins per core, start-up, memory";
    }

    @Override
    public List<String> parts() {
        return List.of(TOKENS, REFRESH, PASSWORDS, AGENT, START);
    }

    @Override
    public Set<String> options() {
        return Set.of("--only");
    }

    @Override
    public void run(Options options, Report report) throws IOException, InterruptedException {
        Path file = Repository.target(Repository.root(environment)).resolve("auth.txt");
        // Shorter than any server waits: none shall close a connection at the moment at which we use it again.
        System.setProperty("jdk.httpclient.keepalive.timeout", KEEP_ALIVE_SECONDS);
        Population population = Population.of(PEOPLE);
        Findings findings = new Findings(report, file);
        findings.add(ThisMachine.figure(name()));
        ProviderStand stand = ProviderStand.open(environment, population);
        try (stand; Clients clients = new Clients(population)) {
            Effort effort = options.quick() ? Effort.QUICK : Effort.THOROUGH;
            Run run = new Run(stand, population, clients, effort, report, findings);
            Servers servers = new Servers(stand, report);
            for (String part : options.only().map(List::of).orElse(parts())) {
                if (part.equals(START) && options.only().isEmpty()) {
                    memory(findings, servers.ours(), servers.keycloak());
                }
                measure(part, run, servers);
            }
        } catch (IOException | Disagreement failed) {
            report.progress("logs and data are left in " + stand.folder());
            throw failed;
        }
        stand.delete();
        report.progress("done; the figures are also in " + file);
    }

    private static void measure(String part, Run run, Servers servers) throws IOException, InterruptedException {
        switch (part) {
            case START -> new StartFigures(run, servers).measure();
            case TOKENS -> new TokenFigures(run).clientCredentials(servers.ours(), servers.keycloak());
            case REFRESH -> new TokenFigures(run).refresh(servers.ours(), servers.keycloak());
            case PASSWORDS -> {
                Provider production = run.stand().oursInProduction();
                new PasswordFigures(run).measure(servers.ours(), servers.keycloak(), production);
                run.stand().stop(production);
            }
            default -> {
                Provider withAgent = run.stand().oursWithAgent();
                new TokenFigures(run).agent(withAgent, servers.ours());
                run.stand().stop(withAgent);
            }
        }
    }

    private static void memory(Findings findings, Provider ours, Provider keycloak) throws IOException {
        double one = resident(ours);
        double other = resident(keycloak);
        findings.add(new Figure("auth.rss", "MiB", one, other, keycloak.name(), "resident set after all that load"));
    }

    private static double resident(Provider provider) {
        return ProcessMemory.of(provider.process().pid()).map(ProcessMemory::resident).orElse(0L);
    }
}
