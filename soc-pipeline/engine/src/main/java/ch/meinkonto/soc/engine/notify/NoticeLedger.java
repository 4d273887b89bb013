package ch.meinkonto.soc.engine.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;

/**
 * How far each channel is and what it has told, in the index {@code meinkonto-notifications}. Read by id only, so that every
 * read sees every write; searched only for what is to be forgotten.
 */
final class NoticeLedger {
    private static final String INDEX = "meinkonto-notifications";
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 100;

    private final ElasticsearchClient client;
    private volatile boolean prepared;

    NoticeLedger(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Where a channel is.
     *
     * @param until all changes of alerts before this moment are dealt with
     * @param lastPaced when its last paced batch was delivered, 1970 for never
     */
    record Position(Instant until, Instant lastPaced) {}

    Optional<Position> position(String channel) {
        return asking(() -> Optional.ofNullable(client.get(get -> get.index(INDEX).id(positionId(channel)), mapType())
                .source())
                .map(document -> new Position(time(document, "until"), time(document, "last_paced"))));
    }

    /** What was told of these alerts, by id; without those of which nothing was. */
    Map<String, Told> told(String channel, Collection<String> alerts) {
        if (alerts.isEmpty()) {
            return Map.of();
        }
        return asking(() -> {
            Map<String, Told> told = new HashMap<>();
            List<String> ids = alerts.stream().map(alert -> toldId(channel, alert)).toList();
            client.mget(get -> get.index(INDEX).ids(ids), mapType()).docs().forEach(item -> {
                Map<String, Object> document = item.isResult() ? item.result().source() : null;
                if (document != null) {
                    told.put(text(document, "alert"), read(document));
                }
            });
            return told;
        });
    }

    /** Keeps both at once. */
    void keep(String channel, Position position, Map<String, Told> told) {
        asking(() -> {
            boolean errors = client.bulk(bulk -> {
                told.forEach((alert, each) -> bulk.operations(operation -> operation
                        .index(index -> index.index(INDEX)
                                .id(toldId(channel, alert))
                                .document(document(channel, alert, each)))));
                return bulk.operations(operation -> operation.index(index -> index.index(INDEX)
                        .id(positionId(channel))
                        .document(Map.of("channel", channel, "until", position.until().toString(), "last_paced",
                                position.lastPaced().toString()))));
            }).errors();
            if (errors) {
                throw new IOException("what was told could not be kept");
            }
            return true;
        });
    }

    /** Forgets what was last told before a moment; positions stay. Page by page: a small node knows no deletion by query. */
    void forgetBefore(Instant moment) {
        asking(() -> {
            for (int page = 0; page < MOST_PAGES; page++) {
                List<String> old = toldBefore(moment);
                if (old.isEmpty()) {
                    break;
                }
                boolean errors = client.bulk(bulk -> {
                    old.forEach(id -> bulk.operations(operation -> operation
                            .delete(delete -> delete.index(INDEX).id(id))));
                    return bulk.refresh(Refresh.True);
                }).errors();
                if (errors) {
                    throw new IOException("what was told long ago could not be forgotten");
                }
            }
            return true;
        });
    }

    private List<String> toldBefore(Instant moment) throws IOException {
        return client.search(search -> search.index(INDEX)
                .size(PAGE)
                .source(source -> source.fetch(false))
                .query(query -> query
                        .range(range -> range.date(date -> date.field("time").lt(moment.toString())))),
                mapType())
                .hits()
                .hits()
                .stream()
                .map(hit -> Objects.requireNonNull(hit.id()))
                .toList();
    }

    private static Map<String, Object> document(String channel, String alert, Told told) {
        return Map.of("channel", channel, "alert", alert, "revision", told.revision(), "risk", told.risk(), "time",
                told.time().toString(), "repeats", told.repeats());
    }

    private static Told read(Map<String, Object> document) {
        return new Told(Integer.parseInt(text(document, "revision")), Integer.parseInt(text(document, "risk")),
                time(document, "time"), Integer.parseInt(text(document, "repeats")));
    }

    private static String positionId(String channel) {
        return channel + ":position";
    }

    private static String toldId(String channel, String alert) {
        return channel + ":told:" + alert;
    }

    private static Instant time(Map<String, Object> document, String name) {
        return Instant.parse(text(document, name));
    }

    private static String text(Map<String, Object> document, String name) {
        return Objects.requireNonNull(document.get(name), name).toString();
    }

    private void prepare() throws IOException {
        if (prepared) {
            return;
        }
        if (!client.indices().exists(exists -> exists.index(INDEX)).value()) {
            client.indices()
                    .create(create -> create.index(INDEX)
                            .settings(settings -> settings.numberOfShards("1").autoExpandReplicas("0-1"))
                            .mappings(mapping -> mapping.dynamic(DynamicMapping.False)
                                    .properties("channel", field -> field.keyword(keyword -> keyword))
                                    .properties("alert", field -> field.keyword(keyword -> keyword))
                                    .properties("time", field -> field.date(date -> date))));
        }
        prepared = true;
    }

    /** A call to Elasticsearch. */
    private interface Call<T> {
        T make() throws IOException;
    }

    private <T> T asking(Call<T> call) {
        try {
            prepare();
            return call.make();
        } catch (IOException failed) {
            prepared = false;
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            // The index itself may have gone, for example after a restore: look again before the next attempt.
            prepared = false;
            throw failed;
        }
    }

    @SuppressWarnings("unchecked") // the mapper builds maps of texts and numbers
    private static Class<Map<String, Object>> mapType() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }
}
