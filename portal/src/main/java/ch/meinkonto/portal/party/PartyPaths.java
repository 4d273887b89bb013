package ch.meinkonto.portal.party;

/** Where the pages of parties are: below the service, so that a mandate reaches them where it covers the service. */
public final class PartyPaths {
    /** What one takes part in. */
    public static final String LIST = "/account/parties";

    private PartyPaths() {}

    /** The page of whoever takes part. */
    public static String of(Party party) {
        return "/" + party.service() + "/parties/" + party.id();
    }

    /** Where the applicant sees who takes part: beside the draft, then on the page of the case. */
    public static String ofApplicant(Party party) {
        return "/" + party.service()
                + (party.reference() == null ? "/apply/parties" : "/requests/" + party.reference());
    }
}
