package ch.meinkonto.soc.bench.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.RegExp;

import ch.meinkonto.soc.sigma.rule.TextPattern;
import ch.meinkonto.soc.sigma.rule.ValueTest;

/**
 * Translates rules into Lucene queries on untokenised lower-case values. Wildcards become regular expressions, the only form
 * whose literals the presearcher indexes; characters that are special there become "any character", because the presearcher
 * does not read escapes. Regular expressions, networks and comparisons are approximated by the presence of the field.
 */
public final class LuceneQueries {
    /** Holds every value of an event. */
    static final String ANY = "_any";
    /** Holds the names of the fields an event has. */
    static final String PRESENT = "_present";

    private static final int MOST_WORK = 1_000_000;
    private static final String PLAIN = " -_/=:;,!%'";

    private final Set<String> fields = new HashSet<>();
    private final Map<Term, Query> expressions = new HashMap<>();
    private Shortcomings shortcomings = new Shortcomings();

    /** No queries yet. */
    public LuceneQueries() {
        // regular expressions are slow to prepare: what was made for one monitor serves the next
    }

    /** What the translations since the last call of {@link #forget()} could not express. */
    String shortcomings() {
        return shortcomings.toString();
    }

    /** Counts shortcomings anew: other rules follow, or the same once more. */
    void forget() {
        shortcomings = new Shortcomings();
    }

    /** The fields that the queries made so far read. */
    Set<String> fields() {
        return fields;
    }

    Query query(Clause clause) {
        return switch (clause) {
            case Clause.And(List<Clause> parts) -> {
                BooleanQuery.Builder all = new BooleanQuery.Builder();
                boolean onlyNegative = true;
                for (Clause part : parts) {
                    if (part instanceof Clause.Not(Clause excluded)) {
                        all.add(query(excluded), Occur.MUST_NOT);
                    } else {
                        all.add(query(part), Occur.MUST);
                        onlyNegative = false;
                    }
                }
                if (onlyNegative) {
                    all.add(new MatchAllDocsQuery(), Occur.MUST);
                }
                yield all.build();
            }
            case Clause.Or(List<Clause> parts) -> {
                BooleanQuery.Builder any = new BooleanQuery.Builder();
                parts.forEach(part -> any.add(query(part), Occur.SHOULD));
                yield any.build();
            }
            case Clause.Not(Clause part) -> not(query(part));
            case Clause.Field(String field, ValueTest test) -> {
                fields.add(field);
                yield query(field, new TermQuery(new Term(PRESENT, field)), test);
            }
            case Clause.Keyword(ValueTest test) -> query(ANY, new MatchAllDocsQuery(), test);
        };
    }

    private Query query(String field, Query present, ValueTest test) {
        return switch (test) {
            case ValueTest.Text(TextPattern pattern, boolean cased) -> {
                if (cased) {
                    shortcomings.approximate();
                }
                yield text(field, present, pattern.lowerCase());
            }
            case ValueTest.Number(var ignored, String written) ->
                new TermQuery(new Term(field, written.toLowerCase(Locale.ROOT)));
            case ValueTest.Null ignored -> not(present);
            case ValueTest.Exists(boolean wanted) -> wanted ? present : not(present);
            case ValueTest.Compare ignored -> approximated(present);
            case ValueTest.TimePart ignored -> approximated(present);
            case ValueTest.Regex ignored -> approximated(present);
            case ValueTest.InNetwork ignored -> approximated(present);
            case ValueTest.SameAs ignored -> approximated(present);
        };
    }

    private Query approximated(Query present) {
        shortcomings.approximate();
        return present;
    }

    private Query text(String field, Query present, TextPattern pattern) {
        if (!pattern.hasWildcard()) {
            return new TermQuery(new Term(field, pattern.text()));
        }
        if (pattern.text().isEmpty()) {
            return present;
        }
        return expressions.computeIfAbsent(new Term(field, regexp(pattern)),
                term -> new RegexpQuery(term, RegExp.NONE, MOST_WORK));
    }

    private static String regexp(TextPattern pattern) {
        StringBuilder regexp = new StringBuilder();
        for (TextPattern.Part part : pattern.parts()) {
            switch (part) {
                case TextPattern.Part.AnyRun ignored -> regexp.append(".*");
                case TextPattern.Part.AnyCharacter ignored -> regexp.append('.');
                case TextPattern.Part.Literal(String text) -> text.chars().forEach(character -> regexp
                        .append(Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0
                                ? (char) character
                                : '.'));
            }
        }
        return regexp.toString();
    }

    private static Query not(Query query) {
        return new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.MUST).add(query, Occur.MUST_NOT).build();
    }
}
