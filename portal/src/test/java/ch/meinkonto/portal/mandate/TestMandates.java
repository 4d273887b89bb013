package ch.meinkonto.portal.mandate;

import static ch.meinkonto.portal.Browser.target;
import static ch.meinkonto.portal.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ch.meinkonto.portal.Browser;
import ch.meinkonto.portal.invitation.CodePages;

/** Mandates by pages, as two people would make them. */
public final class TestMandates {
    /** Where mandates are given and taken. */
    public static final String MANDATES = "/account/mandates";
    /** Where one chooses for whom one acts. */
    public static final String ACTING = "/account/acting";

    private TestMandates() {}

    /** A mandate that waits for its representative: address of its page, and the code. */
    public record Given(String page, String code) {
        /** Its id. */
        public String id() {
            return page.substring(page.lastIndexOf('/') + 1);
        }
    }

    /** Gives one until a day, for some services. */
    public static Given give(Browser principal, String until, String... services) {
        List<String> fields = new ArrayList<>(List.of("until", until));
        for (String service : services) {
            fields.addAll(List.of("services", service));
        }
        MvcTestResult answer = principal.post(MANDATES + "/new", fields.toArray(String[]::new));
        assertThat(answer).hasStatus(303);
        String page = target(answer);
        Matcher code = Pattern.compile("id=\"code\"[^>]*>([^<]*)<").matcher(text(principal.get(page)));
        assertThat(code.find()).isTrue();
        return new Given(page, code.group(1));
    }

    /** Types the code in. */
    public static MvcTestResult redeem(Browser representative, String code) {
        return representative.post(CodePages.PATH, "code", code);
    }

    /** Given and taken: from now on they may act. */
    public static Given between(Browser principal, Browser representative, String until, String... services) {
        Given given = give(principal, until, services);
        assertThat(redeem(representative, given.code())).hasRedirectedUrl(given.page());
        return given;
    }

    /** From now on the browser acts by it; gives what its forms say for whom they were shown. */
    public static String act(Browser representative, Given given) {
        String key = "mandate:" + given.id();
        assertThat(representative.post(ACTING, "for", key)).hasRedirectedUrl(ACTING);
        return key;
    }
}
