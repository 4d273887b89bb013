package ch.meinkonto.auth.session;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Somebody has just signed in: published before they are let in. Whoever cannot bear it throws, and nobody is signed in.
 *
 * @param accountId who
 * @param request with the session that begins
 */
public record SignedIn(String accountId, HttpServletRequest request) {}
