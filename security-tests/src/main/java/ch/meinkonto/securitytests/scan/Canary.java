package ch.meinkonto.securitytests.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A deliberately bad site on loopback. Every rule must raise here before a scan of anything else is believed; nothing
 * of it touches files, shells or databases, it only answers as if.
 */
final class Canary implements AutoCloseable {
    private static final String INDEX = """
            <html><head><title>Canary</title><script>var inline = 1</script></head><body>
            <a href="/account">account</a> <a href="/error">error</a> <a href="/secret">secret</a>
            <a href="/open?access_token=abcdefgh">token</a> <a href="/search?q=bird">search</a>
            <a href="/sql?id=1">sql</a> <a href="/go?continue=/account">go</a> <a href="/file?name=a.txt">file</a>
            <a href="/header?value=1">header</a> <a href="/greet?name=you">greet</a> <a href="/ping?host=x">ping</a>
            <form method="post" action="/save"><input type="hidden" name="_csrf" value="token">
            <input name="note" value="x"><button>Save</button></form></body></html>""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Canary() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                answer(exchange);
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String value = value(exchange);
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> {
                exchange.getResponseHeaders().add("Set-Cookie", "CANARY_SESSION=1; Path=/");
                exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
                exchange.getResponseHeaders().add("X-Powered-By", "Canary/1.0");
                page(exchange, INDEX);
            }
            case "/account" -> page(exchange, "<form method=\"post\" action=\"/logout\"><button>Out</button></form>");
            case "/error" ->
                page(exchange, "java.lang.IllegalStateException: boom\n\tat ch.example.Shop.sell(Shop.java:7)");
            case "/secret" -> page(exchange, "<p>756.9217.0769.85</p>");
            case "/search" -> page(exchange, "<p>" + value + "</p>");
            case "/sql" -> page(exchange, value.matches("(?s).*['\"\\\\].*") ? "ERROR: syntax error at or near" : "1");
            case "/go" -> {
                exchange.getResponseHeaders().add("Location", value.replaceAll("[\\r\\n]", ""));
                exchange.sendResponseHeaders(302, -1);
            }
            case "/file" -> page(exchange, value.endsWith("/etc/passwd") ? "root:x:0:0:root:/root:/bin/sh" : "text");
            case "/header" -> {
                if (value.contains("\nX-Mk-Probe")) {
                    exchange.getResponseHeaders().add("X-Mk-Probe", "1");
                }
                page(exchange, "header");
            }
            case "/greet" -> page(exchange, value.startsWith("${") ? Integer.toString(7919 * 7907) : "Hello");
            case "/ping" -> page(exchange, value.contains("echo mk$((") ? "mk" + 7919 * 7907 : "pong");
            case "/save", "/open" -> page(exchange, "<p>ok</p>");
            case "/actuator/env" -> send(exchange, 200, "application/json", "{\"propertySources\":[]}");
            default -> send(exchange, 404, "text/plain", "not found");
        }
    }

    /** The value of the only parameter of a query. */
    private static String value(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null || !query.contains("=")) {
            return "";
        }
        return URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    private static void page(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "text/html;charset=UTF-8", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
