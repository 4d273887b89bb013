package ch.meinkonto.portal.cityservice;

/**
 * There is no such request for this person. Whether it does not exist or belongs to somebody else is told to the security
 * events only: the answer is the same.
 */
public final class CaseNotFound extends CityServiceRefusal {
    private static final long serialVersionUID = 1L;

    /** Why it was not found. */
    public enum Reason {
        NOT_FOUND,
        NOT_OWNER
    }

    private final String resourceType;
    private final String resourceId;

    private CaseNotFound(Reason reason, String resourceType, String resourceId) {
        super(reason);
        this.resourceType = resourceType;
        this.resourceId = resourceId;
    }

    /** Nobody has such a request. */
    public static CaseNotFound unknown(String resourceType, String resourceId) {
        return new CaseNotFound(Reason.NOT_FOUND, resourceType, resourceId);
    }

    /** Somebody else has it. */
    public static CaseNotFound ofSomebodyElse(String resourceType, String resourceId) {
        return new CaseNotFound(Reason.NOT_OWNER, resourceType, resourceId);
    }

    @Override
    public Reason reason() {
        return (Reason) super.reason();
    }

    @Override
    public Kind kind() {
        return Kind.NOT_FOUND;
    }

    @Override
    public String messageKey() {
        return "refusal.not-found";
    }

    @Override
    public String publicCode() {
        return "not_found";
    }

    String resourceType() {
        return resourceType;
    }

    String resourceId() {
        return resourceId;
    }
}
