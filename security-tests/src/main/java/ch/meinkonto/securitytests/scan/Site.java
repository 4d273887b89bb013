package ch.meinkonto.securitytests.scan;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;

import ch.meinkonto.securitytests.visitor.Visitor;

/**
 * A site to scan.
 *
 * @param label name in the report
 * @param base address without a slash at the end
 * @param signedInAs who the scan is; empty for nobody
 * @param personalPath a page that only who is signed in gets to see; the scan looks at the end whether it still is
 * @param tour walks through the site with a visitor whose requests go through ZAP, signing in on the way, and returns
 *            the session cookies that ZAP shall use from then on, by name
 */
record Site(String label, URI base, String signedInAs, String personalPath,
        Function<Visitor, Map<String, String>> tour) {}
