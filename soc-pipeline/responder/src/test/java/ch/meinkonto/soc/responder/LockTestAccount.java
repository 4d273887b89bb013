package ch.meinkonto.soc.responder;

import org.springframework.jdbc.core.simple.JdbcClient;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;

/** Locks the accounts of the test: writes down what was done, in the database, and fails where a test wants it to. */
final class LockTestAccount implements ResponseHandler {
    static final String KNOWN = "5f0c1c9e-0000-4000-8000-000000000001";
    static final String UNKNOWN = "5f0c1c9e-0000-4000-8000-000000000002";
    /** Something breaks after part of the work was done. */
    static final String BREAKS = "5f0c1c9e-0000-4000-8000-000000000003";

    private final JdbcClient jdbc;
    private final ResponsesInForce inForce;

    LockTestAccount(JdbcClient jdbc, ResponsesInForce inForce) {
        this.jdbc = jdbc;
        this.inForce = inForce;
        jdbc.sql("create table if not exists done (what text not null)").update();
    }

    @Override
    public ResponseAction action() {
        return ResponseAction.LOCK_ACCOUNT;
    }

    @Override
    public String carryOut(ResponseOrder order) {
        if (order.target().equals(UNKNOWN)) {
            throw new TargetUnknown();
        }
        jdbc.sql("insert into done (what) values (?)").param("locked " + order.id()).update();
        if (order.target().equals(BREAKS)) {
            throw new IllegalStateException("the work broke off");
        }
        return "3 sessions";
    }

    @Override
    public void end(ResponseOrder order) {
        boolean still = inForce.isOrdered(action(), order.target());
        jdbc.sql("insert into done (what) values (?)")
                .param((still ? "still locked " : "unlocked ") + order.id())
                .update();
    }
}
