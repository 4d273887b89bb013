package ch.meinkonto.portal.move;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.ops.ech.Header;
import ch.meinkonto.ops.ech.Header.Action;
import ch.meinkonto.ops.ech.MoveDelivery;

/** Writes the envelopes of our messages (eCH-0058). */
@Component
class Envelopes {
    static final String MOVE = "http://www.ech.ch/xmlns/eCH-0194/1";
    static final String REGISTER_EVENT = "http://www.ech.ch/xmlns/eCH-0020/3";
    private static final Header.Application US = new Header.Application("Stadt", "Mein Konto", "0.1.0");

    private final MoveSettings settings;
    private final Clock clock;

    Envelopes(MoveSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Of a question, which belongs to no case yet. */
    Header question() {
        return header(MOVE, null, null, Action.REQUEST, null, null);
    }

    /**
     * Of a report.
     *
     * @param type type of the message, an address
     * @param reference of the case
     * @param day day of the move
     * @param last whether it is the last message of its case
     */
    Header report(String type, String reference, LocalDate day, boolean last) {
        return header(type, MoveDelivery.PROCESS_PREFIX + "-" + reference, reference, Action.NEW, day, last);
    }

    private Header header(String type, @Nullable String process, @Nullable String reference, Action action,
            @Nullable LocalDate day, @Nullable Boolean last) {
        return new Header(new Header.Route(settings.sender(), null, null, List.of(settings.recipient())),
                new Header.References(UUID.randomUUID().toString(), null, process, reference, null, null), type, null,
                US, null, null, new Header.Dates(clock.instant(), null, day, null), action, settings.test(), true,
                last, List.of());
    }
}
