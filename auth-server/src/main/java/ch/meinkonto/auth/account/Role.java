package ch.meinkonto.auth.account;

/** What an account may be: the values of the claim {@code roles}. */
public enum Role {
    RESIDENT,
    CASEWORKER,
    ANALYST;

    /** The role as Spring Security writes an authority. */
    String authority() {
        return "ROLE_" + name();
    }
}
