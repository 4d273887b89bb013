package ch.meinkonto.auth.account;

/** What an account may be: the values of the claim {@code roles}. */
public enum Role {
    /** Uses the city's services for themselves. */
    RESIDENT,
    /** Works on residents' requests. */
    CASEWORKER,
    /** Leads caseworkers: assigns, and agrees where a second person must. */
    TEAM_LEAD,
    /** Answers for a service of the city: its texts, fees and figures. */
    SERVICE_OWNER,
    /** Works in the security operations centre. */
    ANALYST,
    /** Reads what others decided, and changes nothing. */
    AUDITOR,
    /** Runs the platform: accounts, roles and clients; no data of residents' requests. */
    PLATFORM_ADMINISTRATOR;

    /** Whether who has it works for the city: such accounts prove themselves with a passkey. */
    public boolean isStaff() {
        return this != RESIDENT;
    }

    /** The role as Spring Security writes an authority. */
    String authority() {
        return "ROLE_" + name();
    }
}
