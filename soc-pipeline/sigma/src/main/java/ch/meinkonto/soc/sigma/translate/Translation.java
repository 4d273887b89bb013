package ch.meinkonto.soc.sigma.translate;

/** What became of a rule: a query, or the reasons why there is none. */
public sealed interface Translation permits ElasticsearchQuery, NotTranslatable {}
