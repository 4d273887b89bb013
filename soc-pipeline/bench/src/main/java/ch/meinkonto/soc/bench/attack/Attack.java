package ch.meinkonto.soc.bench.attack;

/** An attack that can be planted among ordinary events. */
public enum Attack {
    BRUTE_FORCE("brute-force"),
    PASSWORD_SPRAYING("password-spraying"),
    SUCCESS_AFTER_ATTACK("success-after-attack"),
    CARD_TESTING("card-testing"),
    ACCOUNT_TAKEOVER("account-takeover"),
    MFA_FATIGUE("mfa-fatigue"),
    MFA_FATIGUE_SUCCESS("mfa-fatigue-success"),
    OBJECT_ENUMERATION("object-enumeration"),
    REFRESH_TOKEN_REUSE("refresh-token-reuse"),
    REFUND_SUM("refund-abuse"),
    STAFF_BULK_ACCESS("staff-bulk-access");

    private final String detection;

    Attack(String detection) {
        this.detection = detection;
    }

    /** Folder of the detection that must find it. */
    public String detection() {
        return detection;
    }
}
