package ch.meinkonto.soc.responder;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;

/**
 * Which addresses are blocked, in memory: asked for at every request, read from the database every second. Where the
 * database is away, what was read last holds, each entry until its own end.
 */
final class BlockedAddresses {
    private final Responses responses;
    private final Clock clock;
    private volatile Table table = new Table(Map.of(), List.of());

    BlockedAddresses(Responses responses, Clock clock) {
        this.responses = responses;
        this.clock = clock;
    }

    /**
     * @param until when each range is free again
     * @param sizes the kinds of range there are; a range of each is looked up
     */
    private record Table(Map<AddressRange, Instant> until, List<Size> sizes) {}

    /** A kind of range. */
    private record Size(int bits, int prefix) {}

    /** Reads what is in force. */
    void refresh() {
        Map<AddressRange, Instant> until = new HashMap<>();
        responses.inForce()
                .stream()
                .map(Responses.Response::order)
                .filter(order -> order.action().equals(ResponseAction.BLOCK_ADDRESS.value()))
                .forEach(order -> AddressRange.parse(order.target())
                        .ifPresent(range -> until.merge(range, end(order), BlockedAddresses::later)));
        List<Size> sizes = until.keySet()
                .stream()
                .map(range -> new Size(range.bits(), range.prefix()))
                .distinct()
                .toList();
        table = new Table(Map.copyOf(until), sizes);
    }

    /** The blocked range in which an address lies; empty where it is free, or no address at all. */
    Optional<AddressRange> rangeOf(String address) {
        Table current = table;
        if (current.sizes().isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return AddressRange.parse(address)
                .flatMap(own -> current.sizes()
                        .stream()
                        .filter(size -> size.bits() == own.bits())
                        .map(size -> own.widened(size.prefix()))
                        .filter(range -> current.until().getOrDefault(range, Instant.MIN).isAfter(now))
                        .findFirst());
    }

    /** Whether exactly this range is blocked. */
    boolean isBlocked(AddressRange range) {
        return table.until().getOrDefault(range, Instant.MIN).isAfter(clock.instant());
    }

    private static Instant end(ResponseOrder order) {
        return Objects.requireNonNull(order.expiresAt());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
