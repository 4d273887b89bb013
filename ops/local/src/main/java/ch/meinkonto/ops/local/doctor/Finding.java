package ch.meinkonto.ops.local.doctor;

/**
 * One thing that was looked at.
 *
 * @param fine whether it is as it should be
 * @param needed whether the platform cannot run without it
 * @param what was found
 * @param cure what to do, empty when fine
 */
record Finding(boolean fine, boolean needed, String what, String cure) {
    static Finding good(String what) {
        return new Finding(true, true, what, "");
    }

    static Finding bad(String what, String cure) {
        return new Finding(false, true, what, cure);
    }

    static Finding missed(String what, String cure) {
        return new Finding(false, false, what, cure);
    }

    String line() {
        String sign = fine ? "\u2713" : needed ? "\u2717" : "!";
        return sign + " " + what + (cure.isEmpty() ? "" : System.lineSeparator() + "    " + cure);
    }
}
