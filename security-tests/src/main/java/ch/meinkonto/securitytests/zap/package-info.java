/**
 * A real ZAP daemon assembled from Maven artifacts, and the client of its API. The daemon runs as a process of its own,
 * on loopback, in a folder that is thrown away; none of its jars is on our class path. May use: stack.
 */
@NullMarked
package ch.meinkonto.securitytests.zap;

import org.jspecify.annotations.NullMarked;
