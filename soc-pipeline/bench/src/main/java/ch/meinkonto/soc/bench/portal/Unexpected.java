package ch.meinkonto.soc.bench.portal;

import java.io.IOException;

/** An answer that is not what it must be; the message is the reason under which it is counted. */
final class Unexpected extends IOException {
    private static final long serialVersionUID = 1L;

    Unexpected(String reason) {
        super(reason);
    }
}
