/**
 * Two OpenID providers to be measured side by side: our packaged auth server and Keycloak, each a process on a free port with
 * a database of its own in one PostgreSQL, and the same clients and people in both. Uses the local stores; knows nothing of
 * the auth server's classes.
 */
@NullMarked
package ch.meinkonto.soc.bench.provider;

import org.jspecify.annotations.NullMarked;
