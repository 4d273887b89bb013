/**
 * What the ZAP daemon lacks when it is assembled from Maven artifacts alone: the passive scan engine with its API, and a
 * spider that follows htmx. Packed as the add-on {@code meinkontoengine}; a full ZAP does not need it. Uses internals of
 * ZAP 2.17.0, so it is pinned to that version. May use: Java 17, ZAP's core and spider, rules.
 */
@NullMarked
package ch.meinkonto.securitytests.zap.engine;

import org.jspecify.annotations.NullMarked;
