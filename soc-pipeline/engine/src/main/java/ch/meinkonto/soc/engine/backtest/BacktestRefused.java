package ch.meinkonto.soc.engine.backtest;

/** A backtest that is not run, or is not there. */
public final class BacktestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** Both or neither were given. */
        RULE_OR_RULE_ID("Give either 'rule' with the text of a rule or 'ruleId' of a rule in force."),
        /** More text than the settings allow. */
        RULE_TOO_LONG("The text of the rule is too long."),
        /** No rule in force has this id or name. */
        UNKNOWN_RULE("No rule in force has this id or name."),
        /** Begin or end are missing, or the end is not after the begin. */
        EMPTY_RANGE("The range needs 'from' and a later 'until', and must not lie in the future."),
        /** More than the settings allow, the time spans before the range included. */
        RANGE_TOO_LONG("The time range is too long, together with the time spans of the rule."),
        /** Not between 1 and 200. */
        FINDINGS_OUT_OF_RANGE("The number of findings must be between 1 and 200."),
        /** The caller's last one still runs. */
        CALLER_BUSY("Your last backtest still runs. Cancel it or wait for its end."),
        /** As many run as are allowed. */
        ENGINE_BUSY("Too many backtests run at the moment. Try again later."),
        /** Never there, somebody else's, or so old that it was dropped. */
        UNKNOWN_BACKTEST("You have no backtest of this id.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** For the caller. */
        public String sentence() {
            return sentence;
        }
    }

    private final Reason reason;

    BacktestRefused(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
