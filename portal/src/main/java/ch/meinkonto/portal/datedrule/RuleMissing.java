package ch.meinkonto.portal.datedrule;

/** A rule that is needed is not there: the data of the portal are incomplete. Never a fault of who asks. */
public final class RuleMissing extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RuleMissing(String sentence) {
        super(sentence);
    }
}
