package ch.meinkonto.soc.bench.lane;

import java.util.List;
import java.util.Map;

/** Short lines of Linux servers. */
final class SystemLog implements LineWriter {
    private static final List<String> SERVERS = List.of("web", "db", "auth", "search", "mail", "queue", "backup");
    private static final List<String> UNITS = List.of("logrotate", "apt-daily", "fstrim", "certbot", "postgresql",
            "elasticsearch", "nginx", "chrony", "node-exporter", "unattended-upgrades");

    @Override
    public void write(int number, boolean attack, Choice choice, Map<String, Object> event) {
        event.put("host", choice.of(SERVERS) + choice.between(1, 40));
        event.put("message", message(choice));
    }

    private static String message(Choice choice) {
        return switch (choice.between(0, 4)) {
            case 0 -> "systemd[1]: " + choice.of(UNITS) + ".service: Deactivated successfully, run " + choice.hex(4);
            case 1 -> "sshd[" + choice.between(300, 99_999) + "]: Connection closed by 10." + choice.between(0, 255)
                    + "."
                    + choice.between(0, 255) + "." + choice.between(1, 254) + " port " + choice.between(1_024, 65_535);
            case 2 ->
                "CRON[" + choice.between(300, 99_999) + "]: (" + choice.of(UNITS) + ") END /opt/jobs/" + choice.hex(3)
                        + " after " + choice.between(1, 900) + " s";
            case 3 ->
                "kernel: [" + choice.between(1, 999_999) + "." + choice.between(0, 999) + "] eth" + choice.between(0, 3)
                        + ": link becomes ready, mtu " + choice.between(1_400, 9_000);
            default -> "nginx[" + choice.between(300, 99_999) + "]: worker " + choice.hex(3) + " served "
                    + choice.between(1, 50_000) + " requests, reload " + choice.of(UNITS);
        };
    }
}
