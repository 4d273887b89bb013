package ch.meinkonto.securitytests.scan;

import java.util.List;

/**
 * What a scan saw of one site.
 *
 * @param site label of the service
 * @param signedInAs who the scan was; empty for nobody
 * @param addresses different addresses that ZAP saw, each with its query
 * @param personalPages addresses that offered to sign out, so the scan was signed in there
 * @param attacks requests of the active scan
 * @param complete whether the active scan came to its end within its time
 * @param stayedSignedIn whether the session still held when the attacks were over; true where nobody signed in
 */
record SiteCoverage(String site, String signedInAs, List<String> addresses, int personalPages, int attacks,
        boolean complete,
        boolean stayedSignedIn) {
    int urls() {
        return addresses.size();
    }
}
