package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import ch.meinkonto.soc.bench.city.Application;
import ch.meinkonto.soc.bench.send.Chain;
import ch.meinkonto.soc.bench.send.Happening;
import ch.meinkonto.soc.bench.send.OtlpLine;

/**
 * Sends events as fast as the engine acknowledges them: every application one request at a time, as the emitter does. The
 * requests are made beforehand, because the senders' work is done on other machines.
 */
final class Burst {
    private static final int BATCH = 500;
    private static final int MOST_REPEATS = 100;
    private static final long PAUSE_MILLIS = 50;

    private final OtlpLine line;
    private final List<Chain> chains = Application.sources().stream().map(Chain::new).toList();

    Burst(OtlpLine line) {
        this.line = line;
    }

    /** Requests of one application, in order. */
    record Queue(List<byte[]> requests) {}

    /** Shares events among the applications and makes their requests. */
    List<Queue> encode(List<Happening> events, boolean compressed) {
        List<Queue> queues = new ArrayList<>();
        for (int source = 0; source < chains.size(); source++) {
            List<Happening> share = new ArrayList<>();
            for (int index = source; index < events.size(); index += chains.size()) {
                share.add(events.get(index));
            }
            List<byte[]> requests = new ArrayList<>();
            for (int from = 0; from < share.size(); from += BATCH) {
                byte[] request = chains.get(source)
                        .request(share.subList(from, Math.min(share.size(), from + BATCH)));
                requests.add(compressed ? OtlpLine.gzip(request) : request);
            }
            queues.add(new Queue(requests));
        }
        return queues;
    }

    /** Sends all and returns when the last one is acknowledged. */
    void send(List<Queue> queues, boolean compressed) throws IOException, InterruptedException {
        try (ExecutorService senders = Executors.newFixedThreadPool(queues.size())) {
            List<Future<?>> sending = new ArrayList<>();
            queues.forEach(queue -> sending.add(senders.submit(() -> {
                send(queue, compressed);
                return true;
            })));
            for (Future<?> each : sending) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("A sender failed: " + failed.getCause(), failed);
        }
    }

    private void send(Queue queue, boolean compressed) throws IOException, InterruptedException {
        for (byte[] request : queue.requests()) {
            for (int attempt = 0; !line.send("logs", request, compressed); attempt++) {
                if (attempt == MOST_REPEATS) {
                    throw new IOException("The engine does not take events.");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
