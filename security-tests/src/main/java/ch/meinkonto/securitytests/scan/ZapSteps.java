package ch.meinkonto.securitytests.scan;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import ch.meinkonto.securitytests.zap.ZapApi;

/** What a scan does with ZAP, each in the calls that ZAP's API has for it. */
final class ZapSteps {
    /** Signing out would end the scan's own session, streams never end, and alerts are the analysts' to close. */
    private static final List<String> LEFT_ALONE = List.of(".*/logout.*", ".*/connect/logout.*", ".*/stream(/.*)?$",
            ".*/live(/.*)?$", ".*/sse(/.*)?$", ".*/alerts/[^/]+/(acknowledge|close|reopen).*");
    /** Only who is signed in is offered to sign out. */
    private static final String PERSONAL = "action=[\"'][^\"']*/logout";
    /** A page that was shown; a refusal may offer to sign out, too. */
    private static final Pattern SHOWN = Pattern.compile("HTTP/[0-9.]+ 200\\b");
    private static final Duration SPIDER = Duration.ofMinutes(1);
    private static final Duration PASSIVE = Duration.ofMinutes(2);
    private static final int PAGE = 500;

    /** How an active scan went. */
    record Attack(int requests, boolean isComplete) {}

    private final ZapApi zap;

    ZapSteps(ZapApi zap) {
        this.zap = zap;
    }

    /** Starts from nothing: a new session and bounds for everything that could run on. */
    void begin(Duration perSite) {
        zap.action("core", "newSession", "overwrite", "true");
        zap.action("spider", "setOptionMaxDuration", "Integer", "1");
        zap.action("spider", "setOptionMaxDepth", "Integer", "6");
        zap.action("spider", "setOptionThreadCount", "Integer", "2");
        zap.action("ascan", "setOptionMaxScanDurationInMins", "Integer", Long.toString(perSite.toMinutes()));
        zap.action("ascan", "setOptionThreadPerHost", "Integer", "4");
        for (String regex : LEFT_ALONE) {
            zap.action("spider", "excludeFromScan", "regex", regex);
            zap.action("ascan", "excludeFromScan", "regex", regex);
        }
    }

    /** Rules that are on, of {@code ascan} or {@code pscan}. */
    List<JsonNode> rules(String component) {
        List<JsonNode> rules = new ArrayList<>();
        zap.view(component, "scanners").path("scanners").forEach(rule -> {
            if (rule.path("enabled").asString("").equals("true")) {
                rules.add(rule);
            }
        });
        return rules;
    }

    void spider(URI base) {
        String id = zap.value(zap.action("spider", "scan", "url", base + "/", "recurse", "true", "maxChildren", "40"));
        boolean finished = await(SPIDER.plusSeconds(15),
                () -> zap.value(zap.view("spider", "status", "scanId", id)).equals("100"));
        if (!finished) {
            zap.action("spider", "stop", "scanId", id);
        }
    }

    Attack attack(URI base, Duration atMost) {
        String id = zap.value(zap.action("ascan", "scan", "url", base + "/", "recurse", "true"));
        boolean finished = await(atMost, () -> zap.value(zap.view("ascan", "status", "scanId", id)).equals("100"));
        if (!finished) {
            zap.action("ascan", "stop", "scanId", id);
        }
        int requests = 0;
        for (JsonNode scan : zap.view("ascan", "scans").path("scans")) {
            if (scan.path("id").asString().equals(id)) {
                requests = scan.path("reqCount").asInt(0);
            }
        }
        return new Attack(requests, finished);
    }

    void awaitPassiveScan() {
        await(PASSIVE, () -> zap.value(zap.view("pscan", "recordsToScan")).equals("0"));
    }

    /** Lets ZAP send this cookie with everything it asks the site from now on. */
    void useSession(URI base, String cookie, String value) {
        String site = siteOf(base);
        zap.action("core", "accessUrl", "url", base + "/", "followRedirects", "false");
        zap.action("httpSessions", "addSessionToken", "site", site, "sessionToken", cookie);
        zap.action("httpSessions", "createEmptySession", "site", site, "session", "scan");
        zap.action("httpSessions", "setSessionTokenValue", "site", site, "session", "scan", "sessionToken", cookie,
                "tokenValue", value);
        zap.action("httpSessions", "setActiveSession", "site", site, "session", "scan");
    }

    /** Lets ZAP be a stranger to the site again; otherwise the next site's sign-in would find this session open. */
    void forgetSession(URI base) {
        zap.action("httpSessions", "unsetActiveSession", "site", siteOf(base));
    }

    private static String siteOf(URI base) {
        return base.getHost() + ":" + base.getPort();
    }

    /** Whether ZAP, asking with the session it was given, gets a page of somebody who is signed in. */
    boolean isPersonal(URI page) {
        JsonNode messages = zap.action("core", "accessUrl", "url", page.toString(), "followRedirects", "true")
                .path("accessUrl");
        if (messages.isEmpty()) {
            return false;
        }
        JsonNode last = messages.get(messages.size() - 1);
        return SHOWN.matcher(last.path("responseHeader").asString("")).lookingAt()
                && Pattern.compile(PERSONAL).matcher(last.path("responseBody").asString("")).find();
    }

    List<String> urls(URI base) {
        List<String> urls = new ArrayList<>();
        zap.view("core", "urls", "baseurl", base.toString()).path("urls").forEach(url -> urls.add(url.asString()));
        return urls.stream().distinct().sorted().toList();
    }

    int personalPages(URI base) {
        Set<String> addresses = new HashSet<>();
        zap.view("search", "urlsByResponseRegex", "regex", PERSONAL, "baseurl", base.toString())
                .path("urlsByResponseRegex").forEach(hit -> addresses.add(hit.path("url").asString()));
        return addresses.size();
    }

    List<Finding> findings(URI base) {
        List<Finding> findings = new ArrayList<>();
        JsonNode page;
        do {
            page = zap.view("alert", "alerts", "baseurl", base.toString(), "start",
                    Integer.toString(findings.size()), "count", Integer.toString(PAGE)).path("alerts");
            page.forEach(alert -> findings.add(Finding.of(alert)));
        } while (page.size() == PAGE);
        return findings;
    }

    private static boolean await(Duration atMost, BooleanSupplier done) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
