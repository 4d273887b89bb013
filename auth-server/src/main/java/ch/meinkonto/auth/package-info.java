/** The authorization server: one package per thing it knows about people. */
@NullMarked
package ch.meinkonto.auth;

import org.jspecify.annotations.NullMarked;
