/**
 * From YAML to rules. Every refusal says file, line, column and reason; one refused rule never keeps the others out.
 */
@NullMarked
package ch.meinkonto.soc.sigma.parse;

import org.jspecify.annotations.NullMarked;
