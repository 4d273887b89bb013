package ch.meinkonto.soc.engine.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.net.ssl.SSLContext;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code audit verify [--head HASH] [--json]}: 0 when the trail is intact, 1 when it is not or cannot be read, 2
 * when the command is not understood. With {@code --head} the last entry must have that hash, which shows a trail whose end
 * was cut off; the engine's log has the hash of every entry. Elasticsearch is where the engine's own variables say.
 */
public final class VerifyAudit {
    private static final int BROKEN = 1;
    private static final int MISUSED = 2;

    private VerifyAudit() {}

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] arguments) {
        // Before the client speaks: at its finest level it would print the key.
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        boolean json = arguments.contains("--json");
        int at = arguments.indexOf("--head");
        String expected = at < 0 || at + 1 == arguments.size() ? null : arguments.get(at + 1);
        int known = 1 + (json ? 1 : 0) + (at < 0 ? 0 : 2);
        if (arguments.isEmpty() || !arguments.getFirst().equals("verify") || arguments.size() != known) {
            err.println("Usage: ./meinkonto audit verify [--head HASH] [--json]");
            return MISUSED;
        }
        try (ElasticsearchClient client = client(environment)) {
            AuditVerification.Result result = compare(new AuditVerification(client).verify(), expected);
            out.println(json ? json(result) : sentence(result));
            return result instanceof AuditVerification.Result.Intact ? 0 : BROKEN;
        } catch (IOException | ElasticsearchException e) {
            err.println("The audit trail cannot be read: " + e.getMessage());
            return BROKEN;
        }
    }

    private static AuditVerification.Result compare(AuditVerification.Result result, @Nullable String expected) {
        if (expected != null && result instanceof AuditVerification.Result.Intact(long entries, String head)
                && !expected.equals(head)) {
            return new AuditVerification.Result.Broken(entries + 1, "the trail ends with another entry than expected");
        }
        return result;
    }

    private static String sentence(AuditVerification.Result result) {
        return switch (result) {
            case AuditVerification.Result.Intact(long entries, String head) ->
                "The audit trail is intact: %,d entries, the last with hash %s.".formatted(entries, head);
            case AuditVerification.Result.Broken(long sequence, String reason) ->
                "The audit trail is BROKEN at entry %d: %s.".formatted(sequence, reason);
        };
    }

    private static String json(AuditVerification.Result result) {
        return JsonMapper.shared().writeValueAsString(switch (result) {
            case AuditVerification.Result.Intact(long entries, String head) ->
                Map.of("intact", true, "entries", entries, "head", head);
            case AuditVerification.Result.Broken(long sequence, String reason) ->
                Map.of("intact", false, "firstBroken", sequence, "reason", reason);
        });
    }

    private static ElasticsearchClient client(Map<String, String> environment) {
        String url = environment.getOrDefault("MEINKONTO_ELASTICSEARCH_URL", "http://127.0.0.1:19200");
        String key = environment.getOrDefault("MEINKONTO_ELASTICSEARCH_API_KEY", "");
        String ca = environment.get("MEINKONTO_ELASTICSEARCH_CA");
        return ElasticsearchClient.of(builder -> {
            builder.host(URI.create(url)).jsonMapper(new Jackson3JsonpMapper());
            if (!key.isEmpty()) {
                builder.apiKey(key);
            }
            if (ca != null) {
                builder.sslContext(certificate(ca));
            }
            return builder;
        });
    }

    private static SSLContext certificate(String file) {
        try {
            return Objects.requireNonNull(TransportUtils.sslContextFromHttpCaCrt(Path.of(file).toFile()));
        } catch (IOException e) {
            throw new IllegalArgumentException("the certificate cannot be read: " + file, e);
        }
    }
}
