package ch.meinkonto.soc.bench.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import ch.meinkonto.soc.sigma.parse.RuleFile;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Where the rules come from, and which of them fit a portal. */
public final class Rules {
    /** Log sources of a public SigmaHQ corpus that a portal with its identity and network services would know. */
    private static final Set<String> PORTAL_CATEGORIES = Set.of("application", "webserver", "proxy", "database");
    private static final Set<String> PORTAL_PRODUCTS = Set.of("okta", "onelogin", "cisco", "github", "bitbucket",
            "opencanary", "rpc_firewall");

    private Rules() {}

    /** The files of all rules below a folder, in the order of their paths. */
    public static List<RuleFile> filesBelow(Path folder) throws IOException {
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(each -> each.toString().endsWith(".yml")).sorted().toList()) {
                files.add(new RuleFile(folder.relativize(path).toString(), Files.readString(path)));
            }
        }
        return files;
    }

    /** The rules of the files about single events. */
    public static List<DetectionRule> detections(List<RuleFile> files) {
        RuleSet rules = RuleParser.parse(files);
        return rules.detections();
    }

    /** Those about web servers, proxies, applications, databases, sign-in services, network devices and code hosting. */
    public static List<DetectionRule> forPortal(List<DetectionRule> rules) {
        return rules.stream().filter(rule -> isForPortal(rule.logSource())).toList();
    }

    private static boolean isForPortal(LogSource source) {
        return source.category() != null && PORTAL_CATEGORIES.contains(source.category())
                || source.product() != null && PORTAL_PRODUCTS.contains(source.product());
    }
}
