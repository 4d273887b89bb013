package ch.meinkonto.soc.sigma.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The rules for one kind of log source, found by what is rare in them: each value of an event is looked up once, however many
 * rules there are, and only rules whose necessary covers were all seen are asked. Immutable.
 */
final class RouteIndex {
    private static final double COMMON = 2;
    private static final int MANY_ATOMS = 400;
    private static final byte ONE = 1;
    private static final byte BOTH = 3;

    private final boolean[] wanted;
    private final boolean everyValue;
    private final byte[] needed;
    private final int[] always;
    private final int[] foldingCase;
    private final int[][] present;
    private final AnchoredTexts anchored;
    private final Map<String, int[]> numbers = new HashMap<>();
    private final PlainNumbers plainNumbers = new PlainNumbers();
    private final boolean[] numeric;
    private final @Nullable FieldScanner[] scanners;
    private final @Nullable FieldScanner anywhere;

    /** An index of these rules among all of a matcher. */
    RouteIndex(List<Entry> entries, FieldNames names, int rules) {
        int fields = names.size();
        wanted = new boolean[fields];
        needed = new byte[rules];
        present = new int[fields][];
        numeric = new boolean[fields];
        anchored = new AnchoredTexts(fields);
        scanners = new FieldScanner[fields];
        Map<Atom, IntList> postings = new LinkedHashMap<>();
        IntList unconditional = new IntList();
        IntList folding = new IntList();
        boolean every = false;
        for (Entry entry : entries) {
            entry.fields().forEach(field -> wanted[field] = true);
            every |= entry.keywords();
            List<Cover> covers = entry.covers();
            if (covers.isEmpty()) {
                unconditional.add(entry.number() * 2);
                needed[entry.number()] = ONE;
            } else {
                needed[entry.number()] = post(entry.number(), covers, postings);
                if (covers.stream().anyMatch(Cover::ignoresCase)) {
                    folding.add(entry.number() * 2);
                    if (needed[entry.number()] == BOTH) {
                        folding.add(entry.number() * 2 + 1);
                    }
                }
            }
        }
        everyValue = every;
        always = unconditional.toArray();
        foldingCase = folding.toArray();
        anywhere = file(postings, fields);
        anchored.freeze();
        plainNumbers.freeze();
    }

    /** The rarest cover, and a second one where the first is not rare enough. */
    private static byte post(int rule, List<Cover> covers, Map<Atom, IntList> postings) {
        Cover first = covers.getFirst();
        first.atoms().forEach(atom -> postings.computeIfAbsent(atom, unused -> new IntList()).add(rule * 2));
        if (covers.size() < 2 || first.cost() < COMMON) {
            return ONE;
        }
        Cover second = covers.get(1);
        if (second.atoms().size() > MANY_ATOMS) {
            return ONE;
        }
        second.atoms()
                .forEach(atom -> postings.computeIfAbsent(atom, unused -> new IntList()).add(rule * 2 + 1));
        return BOTH;
    }

    private @Nullable FieldScanner file(Map<Atom, IntList> postings, int fields) {
        List<List<Atom>> contained = new ArrayList<>();
        for (int field = 0; field < fields; field++) {
            contained.add(new ArrayList<>());
        }
        List<Atom> keywords = new ArrayList<>();
        postings.forEach((atom, rules) -> {
            int field = atom.field();
            switch (atom.kind()) {
                case PRESENT -> present[field] = rules.toArray();
                case EXACT, PREFIX, SUFFIX -> anchored.add(atom, rules.toArray());
                case NUMBER -> number(atom, rules.toArray());
                case CONTAINS -> (field == FieldNames.UNKNOWN ? keywords : contained.get(field)).add(atom);
            }
        });
        for (int field = 0; field < fields; field++) {
            if (!contained.get(field).isEmpty()) {
                contained.get(field).addAll(keywords);
                scanners[field] = FieldScanner.of(contained.get(field), postings);
            }
        }
        return keywords.isEmpty() ? null : FieldScanner.of(keywords, postings);
    }

    private void number(Atom atom, int[] rules) {
        numeric[atom.field()] = true;
        byte[] text = atom.bytes();
        long plain = Numbers.plain(text, 0, text.length);
        if (plain != Numbers.NOT_PLAIN) {
            plainNumbers.add(atom.field(), plain, rules);
        }
        numbers.put(key(atom.field(), atom.text()), rules);
    }

    private static String key(int field, String number) {
        return field + " " + number;
    }

    /** Whether values of fields that no rule names are looked at. */
    boolean everyValue() {
        return everyValue;
    }

    /** Makes the event ready and gathers the rules it may satisfy; returns how many. */
    int gather(FlatEvent event, Candidates candidates) {
        event.ready(wanted, everyValue);
        candidates.add(always);
        byte[] low = event.low();
        for (int value = 0; value < event.count(); value++) {
            int from = event.lowStart(value);
            if (from < 0) {
                continue;
            }
            int to = event.lowEnd(value);
            int field = event.field(value);
            FieldScanner scanner = anywhere;
            if (field >= 0) {
                if (present[field] != null) {
                    candidates.add(present[field]);
                }
                anchored.find(field, low, from, to, candidates);
                if (numeric[field]) {
                    number(event, value, field, candidates);
                }
                if (scanners[field] != null) {
                    scanner = scanners[field];
                }
            }
            if (scanner != null) {
                scanner.scan(low, from, to, candidates);
            }
        }
        if (event.odd()) {
            candidates.add(foldingCase);
        }
        return candidates.settle(needed);
    }

    private void number(FlatEvent event, int value, int field, Candidates candidates) {
        byte[] source = event.source(value);
        int from = event.start(value);
        int to = event.end(value);
        long plain = Numbers.plain(source, from, to);
        int[] rules = null;
        if (plain != Numbers.NOT_PLAIN) {
            rules = plainNumbers.find(field, plain);
        } else if (Numbers.mayBeNumber(source, from, to)) {
            BigDecimal number = event.value(value).number();
            rules = number == null ? null : numbers.get(key(field, Numbers.canonical(number)));
        }
        if (rules != null) {
            candidates.add(rules);
        }
    }
}
