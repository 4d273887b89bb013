/**
 * What clients of an OpenID provider do, the same at every provider: ask for tokens, sign people in through the pages as they
 * are served, from many workers at once. Uses the JDK's HTTP client over HTTP/1.1 with connections that are kept.
 */
@NullMarked
package ch.meinkonto.soc.bench.visit;

import org.jspecify.annotations.NullMarked;
