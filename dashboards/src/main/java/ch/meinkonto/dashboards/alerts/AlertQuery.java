package ch.meinkonto.dashboards.alerts;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

/** Turns a filter into a query of the local subset: terms, wildcard, prefix, match. */
final class AlertQuery {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<address>[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(/(?<prefix>[0-9]{1,3}))?");
    private static final Pattern SPECIAL = Pattern.compile("([*?\\\\])");

    private AlertQuery() {}

    static Query of(AlertFilter filter) {
        List<Query> conditions = new ArrayList<>();
        if (!filter.statuses().isEmpty()) {
            conditions.add(anyOf("meinkonto.alert.status", filter.statuses()));
        }
        if (!filter.level().isEmpty()) {
            conditions.add(anyOf("meinkonto.alert.level", List.of(filter.level())));
        }
        if (!filter.detection().isEmpty()) {
            conditions.add(anyOf("meinkonto.alert.detection", List.of(filter.detection())));
        }
        if (!filter.q().isEmpty()) {
            conditions.add(text(filter.q()));
        }
        return Query.of(query -> query.bool(all -> all.filter(conditions)));
    }

    static Query anyOf(String field, List<String> values) {
        List<FieldValue> wanted = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(list -> list.value(wanted))));
    }

    private static Query text(String wanted) {
        List<Query> places = new ArrayList<>();
        String inside = "*" + SPECIAL.matcher(wanted).replaceAll("\\\\$1") + "*";
        for (String field : List.of("rule.name", "meinkonto.alert.detection", "threat.technique.id", "user.id",
                "user.hash", "related.user")) {
            places.add(Query.of(query -> query
                    .wildcard(wildcard -> wildcard.field(field).value(inside).caseInsensitive(true))));
        }
        places.add(Query.of(query -> query.match(match -> match.field("meinkonto.alert.summary").query(wanted))));
        // A flattened field is searched through all its leaves.
        places.add(anyOf("meinkonto.alert.group", List.of(wanted)));
        places.add(Query.of(query -> query.ids(ids -> ids.values(wanted.toLowerCase(Locale.ROOT)))));
        if (looksLikeAddress(wanted)) {
            places.add(Query.of(query -> query.term(term -> term.field("client.ip").value(wanted))));
        }
        return Query.of(query -> query.bool(any -> any.should(places).minimumShouldMatch("1")));
    }

    /** An {@code ip} field refuses what is no address, so it is only asked for what is one (or a CIDR block). */
    static boolean looksLikeAddress(String text) {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        try {
            int bits = InetAddress.ofLiteral(parts.group("address")).getAddress().length * Byte.SIZE;
            return parts.group("prefix") == null || Integer.parseInt(parts.group("prefix")) <= bits;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
