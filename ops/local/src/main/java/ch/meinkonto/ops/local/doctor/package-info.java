/**
 * Says what a machine lacks before anything was built: the script runs it from source, so it may use nothing but the JDK.
 */
@NullMarked
package ch.meinkonto.ops.local.doctor;

import org.jspecify.annotations.NullMarked;
