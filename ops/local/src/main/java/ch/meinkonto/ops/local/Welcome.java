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
                  paula.meier@stadt.example  and oskar.lang@stadt.example          administrators (%5$s/admin)
                  Password of all of them:   %4$s
                  Staff need a passkey too:  this code adds one to your browser   %6$s
                  No device for passkeys?    MEINKONTO_STAFF_PASSKEYS=false ./meinkonto up   does without

                  Try   buy a parking permit as Anna at %1$s/parking-permit
                        sign in with AGOV as somebody whom the city does not know yet
                        ./meinkonto attack brute-force     then look at the console as Nina
                        ./meinkonto status                 ./meinkonto logs portal -f

                """.formatted(at.portal(), at.dashboards(), at.simulators(),
                settings.secrets().value("auth-server", "MEINKONTO_DEMO_PASSWORD"), at.authServer(),
                settings.secrets().value("auth-server", "MEINKONTO_DEMO_ENROLMENT_CODE")));
        out.println(detached
                ? "Runs in the background; ./meinkonto down stops it. Data stay in .meinkonto."
                : "Ctrl-C stops everything. Data stay in .meinkonto.");
    }
}
