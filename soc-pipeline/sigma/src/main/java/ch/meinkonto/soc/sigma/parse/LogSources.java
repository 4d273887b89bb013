package ch.meinkonto.soc.sigma.parse;

import ch.meinkonto.soc.sigma.rule.LogSource;

/** Reads a log source. Keys beside the three that Sigma defines are for people. */
final class LogSources {
    private LogSources() {}

    static LogSource parse(Fields fields) {
        String category = fields.text("category");
        String product = fields.text("product");
        String service = fields.text("service");
        if (category == null && product == null && service == null) {
            throw new Refused(fields.position(), "the log source names neither category, product nor service");
        }
        return new LogSource(category, product, service);
    }
}
