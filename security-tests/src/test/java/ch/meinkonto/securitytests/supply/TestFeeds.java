package ch.meinkonto.securitytests.supply;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small vulnerability feeds in the cache layout of the NVD data, each with one made record. */
final class TestFeeds {
    private TestFeeds() {}

    /** A feed that knows the canary's weakness. */
    static Path knowingTheCanary(Path folder) throws IOException {
        return write(folder, Canary.CVE, "log4j");
    }

    /** A feed that is well-formed and knows something else. */
    static Path knowingSomethingElse(Path folder) throws IOException {
        return write(folder, "CVE-2021-99999", "some_other_product");
    }

    private static Path write(Path folder, String cve, String product) throws IOException {
        String record = """
                {"resultsPerPage":1,"startIndex":0,"totalResults":1,"format":"NVD_CVE","version":"2.0",
                 "timestamp":"2026-11-22T00:00:00.000","vulnerabilities":[{"cve":{"id":"%s",
                 "sourceIdentifier":"test@example.ch","published":"2021-12-10T10:15:09.143",
                 "lastModified":"2026-11-20T10:15:09.143","vulnStatus":"Analyzed",
                 "descriptions":[{"lang":"en","value":"A record made for a test."}],
                 "metrics":{"cvssMetricV31":[{"source":"test@example.ch","type":"Primary","cvssData":{"version":"3.1",
                 "vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H","baseScore":10.0,
                 "baseSeverity":"CRITICAL","attackVector":"NETWORK","attackComplexity":"LOW",
                 "privilegesRequired":"NONE","userInteraction":"NONE","scope":"CHANGED",
                 "confidentialityImpact":"HIGH","integrityImpact":"HIGH","availabilityImpact":"HIGH"}}]},
                 "weaknesses":[],"references":[],
                 "configurations":[{"nodes":[{"operator":"OR","negate":false,"cpeMatch":[{"vulnerable":true,
                 "criteria":"cpe:2.3:a:apache:%s:*:*:*:*:*:*:*:*","versionStartIncluding":"2.13.0",
                 "versionEndExcluding":"2.15.0","matchCriteriaId":"03FA5E81-F9C0-403E-8A4B-E4284E4E7B72"}]}]}]}}]}
                """.formatted(cve, product);
        Files.createDirectories(folder);
        for (String part : new String[]{"2021", "modified"}) {
            try (OutputStream out = new GZIPOutputStream(
                    Files.newOutputStream(folder.resolve("nvdcve-" + part + ".json.gz")))) {
                out.write(record.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.writeString(folder.resolve("cache.properties"), """
                prefix=nvdcve-
                lastModifiedDate=2026-11-22T00:00:00Z
                lastModifiedDate.modified=2026-11-22T00:00:00Z
                lastModifiedDate.2021=2026-11-22T00:00:00Z
                """);
        Files.writeString(folder.resolve("exploited.json"), """
                {"title":"none","catalogVersion":"1","dateReleased":"2026-11-22T00:00:00.000Z","count":0,
                 "vulnerabilities":[]}
                """);
        return folder;
    }
}
