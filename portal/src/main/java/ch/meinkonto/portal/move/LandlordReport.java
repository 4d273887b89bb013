package ch.meinkonto.portal.move;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What landlords reported of a dwelling.
 *
 * @param dwelling key of the dwelling the report is about
 * @param landlord who lets it
 * @param from first day of the tenancy, absent where the report does not say
 */
record LandlordReport(String dwelling, String landlord, @Nullable LocalDate from) {}
