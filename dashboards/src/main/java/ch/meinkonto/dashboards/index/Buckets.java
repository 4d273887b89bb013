package ch.meinkonto.dashboards.index;

import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;

/** Buckets of aggregations; where no index exists there are none. */
public final class Buckets {
    private Buckets() {}

    /** The buckets of a terms aggregation over keywords. */
    public static List<StringTermsBucket> of(Map<String, Aggregate> aggregations, String name) {
        Aggregate aggregate = aggregations.get(name);
        return aggregate == null || !aggregate.isSterms() ? List.of() : aggregate.sterms().buckets().array();
    }
}
