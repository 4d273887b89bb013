package ch.meinkonto.soc.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server that can be cut and mended: the server behind it seems to be down. */
public final class TestProxy implements AutoCloseable {
    private final URI target;
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    /** A line to that address. */
    public TestProxy(String target) {
        this.target = URI.create(target);
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Address of this end. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Ends all connections and takes no new ones. */
    public void cut() {
        cut = true;
        open.forEach(TestProxy::closeQuietly);
        open.clear();
    }

    /** Takes connections again. */
    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (cut) {
                    closeQuietly(near);
                    continue;
                }
                Socket far = new Socket(target.getHost(), target.getPort());
                open.addAll(List.of(near, far));
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException e) {
                // Closed, or the server behind is really away: the next caller sees it.
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut.
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, one way or the other.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
