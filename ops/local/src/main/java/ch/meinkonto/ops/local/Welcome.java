package ch.meinkonto.ops.local;

import java.io.PrintStream;
import java.util.Locale;

import ch.meinkonto.ops.local.stack.Addresses;
import ch.meinkonto.ops.local.stack.Settings;

/** What a person needs to know once everything runs: addresses, accounts, what to try. */
final class Welcome {
    private Welcome() {}

    static void print(PrintStream out, double seconds, Settings settings, boolean detached) {
        Addresses at = settings.addresses();
        out.printf(Locale.ROOT, "%nReady after %.0f s.%n", seconds);
        out.print("""

                  Portal        %1$s   residents and caseworkers
                  SOC console   %2$s   analysts
                  Inbox         %3$s   every mail the platform sends
                  Federal login %3$s/federal   made-up people of another identity provider

                  anna.muster@example.ch     resident      beat.keller@example.ch   resident
                  carla.frei@stadt.example   caseworker    nina.suter@soc.example   analyst
                  Password of all four:      %4$s

                  Try   buy a parking permit as Anna at %1$s/parking-permit
                        sign in with AGOV as somebody whom the city does not know yet
                        ./meinkonto attack brute-force     then look at the console as Nina
                        ./meinkonto status                 ./meinkonto logs portal -f

                """.formatted(at.portal(), at.dashboards(), at.simulators(),
                settings.secrets().value("auth-server", "MEINKONTO_DEMO_PASSWORD")));
        out.println(detached
                ? "Runs in the background; ./meinkonto down stops it. Data stay in .meinkonto."
                : "Ctrl-C stops everything. Data stay in .meinkonto.");
    }
}
