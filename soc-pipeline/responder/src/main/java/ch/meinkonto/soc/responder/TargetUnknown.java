package ch.meinkonto.soc.responder;

/** There is nothing here with the id that an order names. */
public final class TargetUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TargetUnknown() {
        super("target unknown", null, false, false);
    }
}
