package ch.meinkonto.soc.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPOutputStream;

import com.google.protobuf.MessageLite;

/** Speaks OTLP over HTTP to an engine. */
public final class TestSender {
    /** What every engine of a test knows, see the module's POM. */
    public static final String TOKEN = "Bearer " + System.getProperty("meinkonto.receive.tokens");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    /** To the engine whose OTLP port this is. */
    public TestSender(int port) {
        this.port = port;
    }

    /** Sends a message, compressed. */
    public HttpResponse<byte[]> send(String signal, MessageLite message) {
        return post("/v1/" + signal, gzip(message.toByteArray()), "application/x-protobuf", "gzip");
    }

    /** Sends any bytes. */
    public HttpResponse<byte[]> post(String path, byte[] body, String type, String encoding) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", TOKEN)
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return send(request);
    }

    /** Sends any request. */
    public HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Compresses. */
    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
