package ch.meinkonto.soc.bench.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.RegexpQueryHandler;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Version;

import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/**
 * Lucene Monitor: stored queries matched against batches of documents. The settings are the fastest of those that were
 * tried and lost no match: multipass presearcher with two passes, pieces of short values only, a hundred documents at once.
 * (Fields left out of the cutting lose matches: their queries still wait for pieces.)
 */
public final class LuceneEngine implements Engine {
    /** Kept, or its level would be forgotten: it would advise on vectors, which a monitor does not use. */
    private static final Logger LOGGER = Logger.getLogger("org.apache.lucene");
    private static final int BATCH = 100;
    private static final int PASSES = 2;
    private static final int MOST_CLAUSES = 1 << 16;
    private static final int QUERIES_AT_ONCE = 5_000;
    /** Longer values are not cut into pieces: all pieces of a long value cost more than they save. */
    private static final int LONGEST_CUT = 10;

    private final LineFields fields = new LineFields();
    private final LuceneQueries queries;
    private final Monitor monitor;
    private List<Set<String>> found = List.of();

    /**
     * A monitor with all rules registered.
     *
     * @param queries that were made for other monitors of the same rules are used again
     * @param routed whether a rule only sees events of its log source
     */
    public LuceneEngine(LuceneQueries queries, List<DetectionRule> rules, boolean routed) throws IOException {
        LOGGER.setLevel(Level.SEVERE);
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        this.queries = queries;
        queries.forget();
        List<MonitorQuery> registered = new ArrayList<>();
        for (DetectionRule rule : rules) {
            registered.add(new MonitorQuery(rule.key(), queries.query(Clause.of(rule, routed))));
        }
        Presearcher presearcher = new MultipassTermFilteredPresearcher(PASSES, 0.0f,
                TermFilteredPresearcher.DEFAULT_WEIGHTOR, List.of(new RegexpQueryHandler(LONGEST_CUT)), Set.of());
        this.monitor = new Monitor(new KeywordAnalyzer(), presearcher,
                new MonitorConfiguration().setQueryUpdateBufferSize(QUERIES_AT_ONCE));
        monitor.register(registered);
    }

    @Override
    public String name() {
        return "Lucene Monitor " + Version.LATEST;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public int match(Lane lane, int first, int count) {
        Document[] documents = new Document[count];
        for (int index = 0; index < count; index++) {
            documents[index] = document(lane, first + index);
        }
        try {
            MultiMatchingQueries<QueryMatch> matches = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
            List<Set<String>> keys = new ArrayList<>(count);
            int total = 0;
            for (int index = 0; index < count; index++) {
                keys.add(matches.getMatches(index).stream().map(QueryMatch::getQueryId).collect(Collectors.toSet()));
                total += keys.getLast().size();
            }
            found = keys;
            return total;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Document document(Lane lane, int event) {
        Document document = new Document();
        Set<String> present = new HashSet<>();
        fields.read(lane.bytes(), lane.from(event), lane.to(event), (field, value) -> {
            String text = value.toString().toLowerCase(Locale.ROOT);
            document.add(new StringField(LuceneQueries.ANY, text, Store.NO));
            if (queries.fields().contains(field)) {
                document.add(new StringField(field, text, Store.NO));
                if (present.add(field)) {
                    document.add(new StringField(LuceneQueries.PRESENT, field, Store.NO));
                }
            }
        });
        return document;
    }

    @Override
    public Set<String> found(int index) {
        return found.get(index);
    }

    @Override
    public Set<String> leftOut() {
        return Set.of();
    }

    @Override
    public String shortcomings() {
        return queries.shortcomings();
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
