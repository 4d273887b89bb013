/**
 * What an author of rules gets wrong although the rule is valid: each finding with its place, a code and a sentence. May use
 * {@code rule} alone; whoever asks decides what a finding is worth.
 */
@NullMarked
package ch.meinkonto.soc.sigma.lint;

import org.jspecify.annotations.NullMarked;
