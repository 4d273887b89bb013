package ch.meinkonto.soc.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit trail in memory, which can be made to fail. */
public final class RecordingAuditTrail implements AuditTrail {
    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();
    private volatile boolean unavailable;

    /** All that was recorded, in order. */
    public List<AuditRecord> records() {
        return List.copyOf(records);
    }

    /** From now on nothing can be recorded. */
    public void beUnavailable() {
        unavailable = true;
    }

    /** From now on everything can be recorded again. */
    public void beAvailable() {
        unavailable = false;
    }

    @Override
    public void record(AuditRecord record) {
        if (unavailable) {
            throw new AuditUnavailable("as the test wants it");
        }
        records.add(record);
    }
}
