package ch.meinkonto.portal.datedrule;

import java.util.List;

/**
 * The rules a service cannot do without; each service declares them as a bean. The portal does not start while one of them is
 * missing, is of another kind, or has days without a value.
 *
 * @param service name of the city service
 * @param names what it reads
 */
public record DeclaredRules(String service, List<RuleName<?>> names) {
    public DeclaredRules {
        names = List.copyOf(names);
    }
}
