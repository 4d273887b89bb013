package ch.meinkonto.soc.sigma.parse;

import static ch.meinkonto.soc.sigma.TestRules.matching;
import static ch.meinkonto.soc.sigma.TestRules.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.TestEvents;
import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** What a filter takes away from which rules. */
class FilterTests {
    private static final String RULES = """
            title: One
            name: one
            logsource: {category: webserver, product: meinkonto}
            detection:
              selection: {a: x}
              condition: 1 of them
            ---
            title: Two
            name: two
            logsource: {category: webserver}
            detection:
              selection_a: {a: x}
              selection_b: {b: y}
              condition: all of sel*
            ---
            title: Many
            name: many
            correlation: {type: event_count, rules: [one], timespan: 1m, condition: {gte: 2}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            {category: webserver} ! one        ! {u: adm}         ! selection          ! two
            {category: webserver} ! [one, two] ! {u: adm}         ! selection          ! ``
            {category: webserver} ! any        ! {u: adm}         ! selection          ! ``
            {product: meinkonto}  ! any        ! {u: adm}         ! selection          ! two
            {product: other}      ! any        ! {u: adm}         ! selection          ! one two
            {category: webserver} ! any        ! {u: other}       ! selection          ! one two
            {category: webserver} ! any        ! {u: adm}         ! not selection      ! one two
            {category: webserver} ! any        ! {u: other}       ! not selection      ! ``
            {category: webserver} ! any        ! {u: adm}         ! 1 of sel*          ! ``
            {category: webserver} ! any        ! {u: other}       ! 1 of sel*          ! one two
            {category: webserver} ! any        ! {u: other}       ! all of them        ! one two
            {category: webserver} ! any        ! [adm]            ! selection          ! ``
            """)
    void takesAway(String source, String rules, String selection, String condition, String left) {
        RuleSet loaded = parsed(RULES + filter(source, rules, selection, condition), ParseOptions.plain());
        assertThat(loaded.rejections()).isEmpty();
        assertThat(matching(loaded, Map.of("a", "x", "b", "y", "u", "adm")))
                .containsExactlyElementsOf(left.isEmpty() ? List.of() : List.of(left.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            {category: webserver} ! nobody   ! {u: adm} ! selection ! the filter names 'nobody', which is not loaded
            {category: webserver} ! many     ! {u: adm} ! selection ! the filter names 'many', which is a correlation
            {category: proxy}     ! one      ! {u: adm} ! selection ! the log source of the filter does not cover
            {category: webserver} ! []       ! {u: adm} ! selection ! the filter names no rules
            {category: webserver} ! any      ! {u: adm} ! selection_a ! the condition names 'selection_a'
            {definition: nothing} ! any      ! {u: adm} ! selection ! the log source names neither
            """)
    void refuses(String source, String rules, String selection, String condition, String reason) {
        RuleSet loaded = parsed(RULES + filter(source, rules, selection, condition), ParseOptions.plain());
        assertThat(loaded.filters()).isEmpty();
        assertThat(matching(loaded, Map.of("a", "x", "b", "y", "u", "adm"))).containsExactly("one", "two");
        assertThat(loaded.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).startsWith(reason);
            assertThat(rejection.line()).isGreaterThan(18);
        });
    }

    @Test
    void tellsWhichRulesAFilterWasAppliedTo() {
        RuleSet loaded = parsed(RULES + filter("{category: webserver}", "any", "{u: adm}", "selection"),
                ParseOptions.plain());
        assertThat(loaded.filters()).singleElement()
                .satisfies(applied -> assertThat(applied.rules()).containsExactly("one", "two"));
    }

    @Test
    void appliesSeveralFiltersToOneRule() {
        String second = filter("{category: webserver}", "one", "{v: z}", "selection").replace("Filter", "Second")
                .replace("quiet", "second");
        RuleSet loaded = parsed(RULES + filter("{category: webserver}", "one", "{u: adm}", "selection") + second,
                ParseOptions.plain());
        assertThat(loaded.rejections()).isEmpty();
        assertThat(matching(loaded, Map.of("a", "x", "u", "adm"))).isEmpty();
        assertThat(matching(loaded, Map.of("a", "x", "v", "z"))).isEmpty();
        assertThat(matching(loaded, Map.of("a", "x"))).containsExactly("one");
    }

    @Test
    void takesAwayFromWhatACorrelationCounts() {
        RuleSet loaded = parsed("""
                title: Failed
                name: failed
                logsource: {product: meinkonto, service: auth}
                detection: {selection: {event.action: auth.login}, condition: selection}
                ---
                title: Twice
                name: twice
                correlation: {type: event_count, rules: [failed], timespan: 1m, condition: {gte: 2}}
                """ + filter("{product: meinkonto}", "failed", "{client.ip: 192.0.2.1}", "selection"),
                ParseOptions.plain());
        Evaluator evaluator = new Evaluator(loaded, Limits.defaults());
        evaluator.accept(TestEvents.login(0, "a", "failure", "anna", "192.0.2.1"));
        evaluator.accept(TestEvents.login(1, "b", "failure", "anna", "203.0.113.7"));
        assertThat(evaluator.accept(TestEvents.login(2, "c", "failure", "anna", "192.0.2.1"))).isEmpty();
        assertThat(evaluator.accept(TestEvents.login(3, "d", "failure", "anna", "203.0.113.7")))
                .singleElement().isInstanceOf(Change.Raised.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-30, true", "2026-12-31, true", "2027-01-01, false"})
    void isInForceUntilTheEndOfItsLastDay(LocalDate today, boolean inForce) {
        String filter = filter("{category: webserver}", "one", "{u: adm}", "selection") + "expires: 2026-12-31\n";
        RuleSet loaded = parsed(RULES + filter, ParseOptions.plain().on(today));
        assertThat(matching(loaded, Map.of("a", "x", "u", "adm")).isEmpty()).isEqualTo(inForce);
        assertThat(loaded.filters()).singleElement()
                .satisfies(applied -> assertThat(applied.expired()).isEqualTo(!inForce));
        assertThat(matching(parsed(RULES + filter, ParseOptions.plain()), Map.of("a", "x", "u", "adm"))).isEmpty();
    }

    @Test
    void refusesAnExpiryThatIsNoDate() {
        String filter = filter("{category: webserver}", "one", "{u: adm}", "selection") + "expires: soon\n";
        assertThat(parsed(RULES + filter, ParseOptions.plain()).rejections()).singleElement()
                .satisfies(rejection -> assertThat(rejection.reason()).startsWith("'expires' is 'soon'"));
    }

    @Test
    void refusesTheIdOfAnotherDocument() {
        String filter = filter("{category: webserver}", "one", "{u: adm}", "selection").replace("quiet", "two");
        assertThat(parsed(RULES + filter, ParseOptions.plain()).rejections()).singleElement().satisfies(
                rejection -> assertThat(rejection.reason())
                        .isEqualTo("'two' is already the name or id of another document"));
    }

    private static String filter(String source, String rules, String selection, String condition) {
        return """
                ---
                title: Filter
                name: quiet
                logsource: %s
                filter:
                  rules: %s
                  selection: %s
                  condition: %s
                """.formatted(source, rules, selection, condition);
    }
}
