package ch.meinkonto.soc.sigma.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.RuleSet;
import ch.meinkonto.soc.sigma.translate.FieldMapping.SourceMark;
import ch.meinkonto.soc.sigma.translate.IndexedField.Type;
import ch.meinkonto.soc.sigma.translate.Loss.Reason;

/** What each construct of a rule becomes. */
class ElasticsearchQueryTests {
    private static final Map<String, IndexedField> FIELDS = Map.of("word", IndexedField.of("w", Type.KEYWORD), "short",
            new IndexedField("short", Type.KEYWORD, 10), "count", IndexedField.of("count", Type.LONG), "ratio",
            IndexedField.of("ratio", Type.DOUBLE), "flag", IndexedField.of("flag", Type.BOOLEAN), "ip",
            IndexedField.of("ip", Type.IP), "message", IndexedField.of("message", Type.TEXT), "seen",
            IndexedField.of("seen", Type.DATE), "other", IndexedField.of("other", Type.FLATTENED), "hidden",
            IndexedField.of("hidden", Type.UNSEARCHED));
    private static final FieldMapping COMPLETE = new FieldMapping(FIELDS, true, List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {word: "200-"}                 | {'term':{'w':'200-'}}
            {word: abc}                    | {'term':{'w':{'value':'abc','case_insensitive':true}}}
            {word¦cased: aBc}              | {'term':{'w':'aBc'}}
            {word: kr}                     | {'regexp':{'w':{'flags':'NONE','value':'[Kk\u212a][Rr]'}}}
            {word: "\u00e4*"}              | {'regexp':{'w':{'flags':'NONE','value':'[\u00c4\u00e4].*'}}}
            {word: "\u4e2d*"}              | {'prefix':{'w':{'value':'\u4e2d'}}}
            {word¦startswith: Ab}          | {'prefix':{'w':{'value':'ab','case_insensitive':true}}}
            {word¦endswith: Ab}            | {'wildcard':{'w':{'value':'*ab','case_insensitive':true}}}
            {word: "a*b"}                  | {'wildcard':{'w':{'value':'a*b','case_insensitive':true}}}
            {word: '*a\\*b*'}              | {'wildcard':{'w':{'value':'*a\\\\*b*','case_insensitive':true}}}
            {word: "*"}                    | {'exists':{'field':'w'}}
            {word: null}                   | {'bool':{'must_not':[{'exists':{'field':'w'}}]}}
            {word¦exists: false}           | {'bool':{'must_not':[{'exists':{'field':'w'}}]}}
            {word: ''}                     | {'term':{'w':''}}
            {word¦re: '^a.c$'}             | {'regexp':{'w':{'flags':'NONE','value':'a[^\\u000a]c'}}}
            {word¦re¦s: 'a.c'}             | {'regexp':{'w':{'flags':'NONE','value':'.*a.c.*'}}}
            {word¦re¦i: 'k'}               | {'regexp':{'w':{'flags':'NONE','value':'.*[Kk\u212a].*'}}}
            {word¦re: '[^\\]a]{2,}'}       | {'regexp':{'w':{'flags':'NONE','value':'.*[^\\\\]a]{2,}.*'}}}
            {short: "0123456789"}          | {'term':{'short':'0123456789'}}
            {count: 4}                     | {'term':{'count':4}}
            {count: 4.5}                   | {'match_none':{}}
            {count¦gt: 4.5}                | {'range':{'count':{'gte':5}}}
            {count¦lt: 5}                  | {'range':{'count':{'lte':4}}}
            {count¦gte: -1e30}             | {'exists':{'field':'count'}}
            {ratio¦lt: 0.5}                | {'range':{'ratio':{'lt':0.5}}}
            {ratio: 4}                     | {'term':{'ratio':4.0}}
            {flag: true}                   | {'term':{'flag':true}}
            {flag¦startswith: F}           | {'term':{'flag':false}}
            {flag¦re: 'e$'}                | {'terms':{'flag':[true,false]}}
            {ip¦cidr: 10.0.0.0/8}          | {'term':{'ip':'10.0.0.0/8'}}
            {ip: nobody}                   | {'match_none':{}}
            {message: '*'}                 | {'exists':{'field':'message'}}
            {nowhere: a}                   | {'match_none':{}}
            {nowhere: null}                | {'match_all':{}}
            """)
    void translatesExactly(String selection, String expected) {
        assertThat(query(COMPLETE, selection, "s").exact()).as("exact").isTrue();
        assertThat(query(COMPLETE, selection, "s").losses()).isEmpty();
        assertThat(query(COMPLETE, selection, "s").json()).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {word: "a?b"}           | SINGLE_CHARACTER        | [Aa].[Bb]
            {word: "x\u03c3"}       | LETTER_CASE             | [Xx][\u03a3\u03c3]
            {word¦re: '\\bab\\b'}   | REGEX_ASSERTION         | .*ab.*
            {word¦re: 'a(?=b)'}     | REGEX_ASSERTION         | .*a.*
            {word¦re: '\\pL'}       | REGEX_SYNTAX            | exists
            {word¦re: 'a.{9}b'}     | PATTERN_TOO_LARGE       | exists
            {word: 4}               | NUMBER_IN_TEXT          | 0*4(
            {word¦lt: 4}            | NUMBER_IN_TEXT          | regexp
            {word¦cidr: 10.0.0.0/8} | ADDRESS_IN_TEXT         | [\\\\.0-9]*
            {word¦hour: 4}          | TIME_PART               | exists
            {word¦fieldref: ip}     | FIELD_REFERENCE         | {'bool':{'filter':[{'exists':{'field':'w'}},{'exists':{'field':'ip'}}]}}
            {short¦contains: a}     | LONG_VALUES_NOT_INDEXED | {'term':{'_ignored':'short'}}
            {count: "4*"}           | WRITTEN_FORM_UNKNOWN    | {'exists':{'field':'count'}}
            {ip: "10.1.*"}          | WRITTEN_FORM_UNKNOWN    | {'term':{'ip':'10.1.0.0/16'}}
            {ip: "2001:DB8::1"}     | WRITTEN_FORM_UNKNOWN    | {'term':{'ip':'2001:db8:0:0:0:0:0:1'}}
            {ip¦cidr: "::/0"}       | WRITTEN_FORM_UNKNOWN    | /0
            {seen: "2026*"}         | WRITTEN_FORM_UNKNOWN    | {'exists':{'field':'seen'}}
            {message: a}            | ANALYSED_TEXT           | {'exists':{'field':'message'}}
            """)
    void widensWhatCannotBeSaidExactly(String selection, Reason reason, String part) {
        ElasticsearchQuery query = query(COMPLETE, selection, "s");
        assertThat(query.exact()).isFalse();
        assertThat(query.losses()).extracting(Loss::reason).contains(reason);
        assertThat(query.json()).contains(part.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {other.x: a}              | s                 | FIELD_NOT_INDEXED
            {hidden: a}               | s                 | FIELD_NOT_INDEXED
            {word¦re: 'a(?=b)'}       | not s             | REGEX_ASSERTION
            """)
    void refusesWhatWouldFindEverything(String selection, String condition, Reason reason) {
        assertThat(ElasticsearchQuery.of(rule(selection, condition), COMPLETE))
                .isInstanceOfSatisfying(NotTranslatable.class,
                        refused -> assertThat(refused.losses()).extracting(Loss::reason).contains(reason));
    }

    @Test
    void joinsPartsAsTheConditionSays() {
        assertThat(query(COMPLETE, "{count: [1, 2], word|cased: [x, y]}", "s").json().replace('"', '\''))
                .isEqualTo("{'bool':{'filter':[{'terms':{'count':[1,2]}},{'terms':{'w':['x','y']}}]}}");
        assertThat(query(COMPLETE, "{count|neq: 1, word|all: ['1', '2']}", "s").json().replace('"', '\''))
                .isEqualTo("{'bool':{'filter':[{'term':{'w':'1'}},{'term':{'w':'2'}}],"
                        + "'must_not':[{'term':{'count':1}}]}}");
        assertThat(query(COMPLETE, "[{count: 1}, {flag: true}]", "not s").json().replace('"', '\''))
                .isEqualTo("{'bool':{'must_not':[{'bool':{'should':[{'term':{'count':1}},{'term':{'flag':true}}],"
                        + "'minimum_should_match':1}}]}}");
    }

    @Test
    void looksForKeywordsInEveryField() {
        FieldMapping two = new FieldMapping(Map.of("a", IndexedField.of("a", Type.KEYWORD), "b",
                IndexedField.of("b", Type.KEYWORD)), true, List.of());
        assertThat(query(two, "[1x]", "s").json().replace('"', '\''))
                .isEqualTo("{'bool':{'should':[{'wildcard':{'a':{'value':'*1x*','case_insensitive':true}}},"
                        + "{'wildcard':{'b':{'value':'*1x*','case_insensitive':true}}}],'minimum_should_match':1}}");
        FieldMapping open = new FieldMapping(two.fields(), false, List.of());
        assertThat(ElasticsearchQuery.of(rule("[1x]", "s"), open)).isInstanceOf(NotTranslatable.class);
    }

    @Test
    void keepsToTheLogSourceOfTheRule() {
        FieldMapping marked = new FieldMapping(FIELDS, true,
                List.of(new SourceMark(new LogSource(null, "city", "auth"), "set", "auth"),
                        new SourceMark(new LogSource(null, "other", "auth"), "set", "foreign")));
        assertThat(query(marked, "{count: 1}", "s").json().replace('"', '\''))
                .isEqualTo("{'bool':{'filter':[{'term':{'set':'auth'}},{'term':{'count':1}}]}}");
        FieldMapping foreign = new FieldMapping(FIELDS, true, marked.sources().subList(1, 2));
        assertThat(ElasticsearchQuery.of(rule("{count: 1}", "s"), foreign)).isEqualTo(new NotTranslatable(
                List.of(new Loss(Reason.LOG_SOURCE_NOT_INDEXED, "",
                        "the index has no events of the rule's log source"))));
    }

    @Test
    void negatesTheNarrowSideOfWhatItCannotSayExactly() {
        ElasticsearchQuery query = query(COMPLETE, "{word: 4}", "not s");
        assertThat(query.exact()).isFalse();
        assertThat(query.json().replace('"', '\'')).isEqualTo("{'bool':{'must_not':[{'term':{'w':'4'}}]}}");
    }

    @Test
    void refusesAQueryThatNoIndexTakes() {
        String many = "{word|contains: ["
                + String.join(", ", IntStream.range(0, 1_100).mapToObj(each -> "b" + each).toList()) + "]}";
        assertThat(ElasticsearchQuery.of(rule(many, "s"), COMPLETE)).isInstanceOfSatisfying(NotTranslatable.class,
                refused -> assertThat(refused.losses()).extracting(Loss::reason)
                        .containsExactly(Reason.QUERY_TOO_LARGE));
    }

    private static ElasticsearchQuery query(FieldMapping mapping, String selection, String condition) {
        return (ElasticsearchQuery) ElasticsearchQuery.of(rule(selection, condition), mapping);
    }

    private static DetectionRule rule(String selection, String condition) {
        RuleSet rules = RuleParser.parse("rule.yml", "title: Rule\nlogsource: {product: city}\ndetection:\n  s: "
                + selection.replace('¦', '|') + "\n  condition: " + condition + "\n");
        assertThat(rules.rejections()).isEmpty();
        return rules.detections().getFirst();
    }
}
