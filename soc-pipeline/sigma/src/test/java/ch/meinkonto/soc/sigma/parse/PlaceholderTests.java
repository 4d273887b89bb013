package ch.meinkonto.soc.sigma.parse;

import static ch.meinkonto.soc.sigma.TestRules.matches;
import static ch.meinkonto.soc.sigma.TestRules.parsed;
import static ch.meinkonto.soc.sigma.TestRules.selecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.rule.RuleSet;

/** What {@code expand} puts in the place of a name. */
class PlaceholderTests {
    private static final ParseOptions OPTIONS = ParseOptions.plain().withPlaceholders(Map.of(
            "users", List.of("anna", "ben*"), "hosts", List.of("web", "db"), "nets", List.of("192.0.2.0/24"),
            "ports", List.of("22"), "dots", List.of("a.c"), "star", List.of("\\*"), "other", List.of("g")));

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            f|expand: '%users%'                      ! ANNA          ! true
            f|expand: '%users%'                      ! benjamin      ! true
            f|expand: '%users%'                      ! %users%       ! false
            f: '%users%'                             ! %users%       ! true
            f|expand: '%users%@%hosts%'              ! anna@db       ! true
            f|expand: '%users%@%hosts%'              ! anna@mail     ! false
            f|expand: '%hosts%-%hosts%'              ! db-web        ! true
            f|expand: 'x*%hosts%'                    ! x12db         ! true
            f|expand|contains: '%hosts%'             ! my web server ! true
            f|contains|expand: '%hosts%'             ! my web server ! true
            f|expand|contains|all: ['%hosts%', is]   ! web and db is ! true
            f|expand|contains|all: ['%hosts%', is]   ! web is        ! false
            f|expand|neq: '%hosts%'                  ! web           ! false
            f|expand|neq: '%hosts%'                  ! mail          ! true
            f|expand: '100\\%users\\%'               ! 100%users%    ! true
            f|expand: '%star%'                       ! *             ! true
            f|expand: '%star%'                       ! x             ! false
            f|expand: no placeholder                 ! no placeholder ! true
            f|expand|base64: '%hosts%'               ! d2Vi          ! true
            f|cidr|expand: '%nets%'                  ! 192.0.2.9     ! true
            f|gte|expand: '%ports%'                  ! 23            ! true
            f|re|expand: '^%dots%$'                  ! abc           ! true
            f|fieldref|expand: '%other%'             ! same          ! true
            """)
    void putsValuesInItsPlace(String item, String value, boolean expected) {
        RuleSet rules = parsed(selecting("\n    " + item.strip()), OPTIONS);
        assertThat(rules.rejections()).isEmpty();
        assertThat(matches(rules, Map.of("f", value, "g", "same"))).isEqualTo(expected);
    }

    @Test
    void expandsKeywords() {
        RuleSet rules = parsed(selecting("\n    '|expand': '%hosts%'"), OPTIONS);
        assertThat(matches(rules, Map.of("any", "the web"))).isTrue();
        assertThat(matches(rules, Map.of("any", "mail"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            f|expand: '%nobody%'         ! the placeholder '%nobody%' has no values here
            f|expand: 'x%users%%nobody%' ! the placeholder '%nobody%' has no values here
            f|exists|expand: '%users%'   ! exists takes no placeholders
            f|cidr|expand: '%users%'     ! 'anna' is not a network
            f|expand: '%many%%many%'     ! the placeholders have more than 10000 combinations
            """)
    void refuses(String item, String reason) {
        ParseOptions options = ParseOptions.plain().withPlaceholders(Map.of("users", List.of("anna"), "many",
                IntStream.range(0, 101).mapToObj(Integer::toString).toList()));
        assertThat(parsed(selecting("\n    " + item.strip()), options).rejections()).singleElement()
                .satisfies(rejection -> {
                    assertThat(rejection.reason()).startsWith(reason);
                    assertThat(rejection.line()).isEqualTo(6);
                });
    }

    @Test
    void readsValuesFromAFile() {
        ParseOptions options = ParseOptions.plain()
                .withPlaceholders(new RuleFile("values.yml", "users: [anna, ben]\nhost: web\n"));
        assertThat(options.placeholders()).isEqualTo(Map.of("users", List.of("anna", "ben"), "host", List.of("web")));
        assertThatThrownBy(() -> ParseOptions.plain().withPlaceholders(new RuleFile("values.yml", "users: {a: b}\n")))
                .hasMessage("values.yml:1:8: 'users' must be a single value");
    }
}
