/**
 * The running stack as an outsider sees it: its addresses, and the engine's list of alerts. Everything here refuses
 * to talk to anything but this machine. May use: Java, Jackson.
 */
@NullMarked
package ch.meinkonto.securitytests.stack;

import org.jspecify.annotations.NullMarked;
