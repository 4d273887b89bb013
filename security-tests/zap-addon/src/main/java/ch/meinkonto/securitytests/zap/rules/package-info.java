/**
 * Our own scan rules for ZAP: what a server-rendered portal behind an OpenID provider must never show. Packed as the
 * add-on {@code meinkontorules}, which also loads into a full ZAP. May use: Java 17, ZAP's core.
 */
@NullMarked
package ch.meinkonto.securitytests.zap.rules;

import org.jspecify.annotations.NullMarked;
