/**
 * What the server core lacks to be used safely on a developer's machine: an API key check, because the security module is not
 * published, and {@code GET /}, because the official client asks for it. Loaded by the node from its {@code modules} folder.
 */
@NullMarked
package ch.meinkonto.ops.elasticsearch.plugin;

import org.jspecify.annotations.NullMarked;
