/**
 * The mail sink: takes every mail of the local stack by SMTP, delivers none, and shows them on a page. What a resident would
 * find in their inbox.
 */
@NullMarked
package ch.meinkonto.ops.simulators.mail;

import org.jspecify.annotations.NullMarked;
