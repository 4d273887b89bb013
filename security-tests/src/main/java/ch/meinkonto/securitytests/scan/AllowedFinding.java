package ch.meinkonto.securitytests.scan;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A finding that was looked at and accepted for a time.
 *
 * @param rule id of the rule
 * @param url regular expression that the whole address must match
 * @param reason why it is accepted, for the report
 * @param until last day on which it is
 */
record AllowedFinding(int rule, Pattern url, String reason, LocalDate until) {
    boolean covers(Finding finding, LocalDate today) {
        return finding.rule() == rule && !today.isAfter(until) && url.matcher(finding.url()).matches();
    }
}
