package ch.meinkonto.soc.bench.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.RegexpQueryHandler;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Version;

import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** Lucene Monitor with the multipass presearcher, its faster configuration: stored queries matched against one document. */
public final class LuceneEngine implements Engine {
    private static final int PASSES = 2;
    private static final int MOST_CLAUSES = 1 << 16;
    private static final int BATCH = 5_000;
    /** Longer values are not cut into pieces: all of a thousand characters would cost more than they save. */
    private static final int LONGEST_CUT = Integer.getInteger("bench.lucene.cut", 64);

    private final LineFields fields = new LineFields();
    private final Shortcomings shortcomings = new Shortcomings();
    private final Set<String> read;
    private final Monitor monitor;
    private Set<String> found = Set.of();

    /**
     * A monitor with all rules registered.
     *
     * @param routed whether a rule only sees events of its log source
     */
    public LuceneEngine(List<DetectionRule> rules, boolean routed) throws IOException {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        LuceneQueries queries = new LuceneQueries(shortcomings);
        List<MonitorQuery> registered = new ArrayList<>();
        for (DetectionRule rule : rules) {
            registered.add(new MonitorQuery(rule.key(), queries.query(Clause.of(rule, routed))));
        }
        this.read = Set.copyOf(queries.fields());
        Presearcher presearcher = new MultipassTermFilteredPresearcher(PASSES, 0.0f,
                TermFilteredPresearcher.DEFAULT_WEIGHTOR, List.of(new RegexpQueryHandler(LONGEST_CUT)), Set.of());
        this.monitor = new Monitor(new KeywordAnalyzer(), presearcher,
                new MonitorConfiguration().setQueryUpdateBufferSize(BATCH));
        monitor.register(registered);
    }

    @Override
    public String name() {
        return "Lucene Monitor " + Version.LATEST;
    }

    @Override
    public int match(byte[] buffer, int from, int to) {
        Document document = new Document();
        Set<String> present = new HashSet<>();
        fields.read(buffer, from, to, (field, value) -> add(field, value, document, present));
        try {
            MatchingQueries<QueryMatch> matches = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
            found = matches.getMatches().stream().map(QueryMatch::getQueryId).collect(Collectors.toSet());
            return found.size();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void add(String field, Object value, Document document, Set<String> present) {
        String text = value.toString().toLowerCase(Locale.ROOT);
        document.add(new StringField(LuceneQueries.ANY, text, Store.NO));
        if (read.contains(field)) {
            document.add(new StringField(field, text, Store.NO));
            if (present.add(field)) {
                document.add(new StringField(LuceneQueries.PRESENT, field, Store.NO));
            }
        }
    }

    @Override
    public Set<String> found() {
        return found;
    }

    @Override
    public String shortcomings() {
        return shortcomings.toString();
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
