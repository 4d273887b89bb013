/**
 * Accounts: who may sign in, under which login name, with which password and roles. The account's id is a random UUID: the
 * pseudonym ({@code sub}) by which all other systems know the person.
 *
 * <p>
 * May use: Spring JDBC, Spring Security's password encoders. Knows nothing of pages, clients and tokens.
 */
@NullMarked
package ch.meinkonto.auth.account;

import org.jspecify.annotations.NullMarked;
