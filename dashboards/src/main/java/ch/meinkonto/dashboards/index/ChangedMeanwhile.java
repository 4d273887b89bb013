package ch.meinkonto.dashboards.index;

/** The document is no longer the version the change was decided on: somebody else was faster. */
public final class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhile(String id, Exception cause) {
        super("document " + id + " was changed meanwhile", cause);
    }
}
