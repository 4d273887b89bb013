/**
 * A Java agent of one class that ends an application with the launcher that started it. Packed into a jar of its own; plain
 * Java, because it is loaded into every application.
 */
@NullMarked
package ch.meinkonto.ops.local.guard;

import org.jspecify.annotations.NullMarked;
