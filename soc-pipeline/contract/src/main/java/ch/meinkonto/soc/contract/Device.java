package ch.meinkonto.soc.contract;

/**
 * The browser or telephone somebody uses, known again by a cookie.
 *
 * @param idHash HMAC of the cookie, hex
 * @param known whether the account has signed in from it before
 */
public record Device(String idHash, boolean known) {}
