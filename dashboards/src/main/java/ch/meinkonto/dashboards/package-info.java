/** The analysts' console: one package per page. */
@NullMarked
package ch.meinkonto.dashboards;

import org.jspecify.annotations.NullMarked;
