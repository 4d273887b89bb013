package ch.meinkonto.ops.local;

import java.io.PrintStream;
import java.util.Locale;

import ch.meinkonto.ops.local.stack.Secrets;

/** What a person needs to know once everything runs: addresses, accounts, what to try. */
final class Welcome {
    private Welcome() {}

    static void print(PrintStream out, double seconds, Secrets secrets, boolean detached) {
        out.printf(Locale.ROOT, "%nReady after %.0f s.%n", seconds);
        out.print("""

                  Portal        http://localhost:8080   residents and caseworkers
                  SOC console   http://localhost:8090   analysts
                  Inbox         http://localhost:8070   every mail the platform sends
                  Sign-in       http://localhost:9000

                  anna.muster@example.ch     resident      beat.keller@example.ch   resident
                  carla.frei@stadt.example   caseworker    nina.suter@soc.example   analyst
                  Password of all four:      %s

                  Try   buy a parking permit as Anna at http://localhost:8080/parking-permit
                        ./meinkonto attack brute-force     then look at the console as Nina
                        ./meinkonto status                 ./meinkonto logs portal -f

                """.formatted(secrets.value("auth-server", "MEINKONTO_DEMO_PASSWORD")));
        out.println(detached
                ? "Runs in the background; ./meinkonto down stops it. Data stay in .meinkonto."
                : "Ctrl-C stops everything. Data stay in .meinkonto.");
    }
}
