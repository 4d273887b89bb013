/**
 * The process around the local Elasticsearch node. The only code of ours that is compiled against the server, whose classes
 * are no supported embedding interface: expect to adapt it at every minor version. Runs in a process of its own and is on
 * nobody's class path; the rest of the platform talks to the node over HTTP with the Apache-2.0 client.
 */
@NullMarked
package ch.meinkonto.ops.elasticsearch;

import org.jspecify.annotations.NullMarked;
