/** The library on the command line: checks rules and matches them against a file of events. */
@NullMarked
package ch.meinkonto.soc.sigma.command;

import org.jspecify.annotations.NullMarked;
