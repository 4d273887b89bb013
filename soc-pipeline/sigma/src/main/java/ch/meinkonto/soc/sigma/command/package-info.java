/** The library on the command line: checks rules, matches them against a file of events, and explains what it found. */
@NullMarked
package ch.meinkonto.soc.sigma.command;

import org.jspecify.annotations.NullMarked;
