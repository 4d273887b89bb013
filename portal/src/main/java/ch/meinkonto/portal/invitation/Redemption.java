package ch.meinkonto.portal.invitation;

/** What became of a code. */
public sealed interface Redemption {
    /**
     * Somebody may do from now on what they were invited to.
     *
     * @param path of the page on which they go on, from the root
     */
    record Redeemed(String path) implements Redemption {}

    /** Not so, and nothing has changed. */
    record Refused(RedeemRefusal reason) implements Redemption {}
}
