package ch.meinkonto.portal.party;

import static ch.meinkonto.portal.Browser.hidden;
import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.invitation.CodePages;

/** Parties by pages, as people would make them. */
public final class TestParties {
    /** Where codes are typed in. */
    public static final String REDEEM = CodePages.PATH;

    private TestParties() {}

    /** Somebody in whose draft of a building stands what a neighbour is shown. */
    public static Browser applicant(MockMvcTester pages, String account) {
        Browser anna = Browser.ofTwoFactors(pages, account, "Anna Muster");
        anna.post("/building/apply/plot", "plot", "Weinbergstrasse 7");
        anna.post("/building/apply/height", "height", "12");
        return anna;
    }

    /** Makes a code for a role in the draft of a service. */
    public static String invite(Browser applicant, String service, String role) {
        String page = "/" + service + "/apply/parties";
        assertThat(applicant.post(page, "role", role)).hasRedirectedUrl(page);
        Matcher code = Pattern.compile("id=\"code\"[^>]*>([^<]*)<").matcher(text(applicant.get(page)));
        assertThat(code.find()).as("a code for %s", role).isTrue();
        return code.group(1);
    }

    /** Types the code in. */
    public static MvcTestResult redeem(Browser person, String code) {
        return person.post(REDEEM, "code", code);
    }

    /** Invited and there: address of the page of who takes part. */
    public static String join(Browser applicant, Browser person, String service, String role) {
        MvcTestResult answer = redeem(person, invite(applicant, service, role));
        assertThat(answer).hasStatus(303);
        return target(answer);
    }

    /** Agrees to what the page shows, or something else. */
    public static MvcTestResult say(Browser person, String page, String word) {
        return person.post(page, "word", word, "seen", hidden(person.get(page), "seen"));
    }

    /** From now on the browser works on the draft; gives what its forms say for whom they were shown. */
    public static String fillIn(Browser person, String page) {
        String key = "part:" + page.substring(page.lastIndexOf('/') + 1);
        assertThat(person.post("/account/acting", "for", key)).hasStatus(303);
        person.shownFor(key);
        return key;
    }

    /** For themselves again. */
    public static void stop(Browser person) {
        person.post("/account/acting", "for", "me");
        person.shownFor(null);
    }

    /** Both at the same time: their answers. */
    public static List<Integer> together(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> both = threads.invokeAll(List.of(one, other));
            return List.of(both.getFirst().get(), both.getLast().get());
        }
    }
}
