package ch.meinkonto.auth.federation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Accounts;

/** The external identity providers as people see them on our pages. */
@Component
public class Federation {
    private final IdentityProviders providers;
    private final IdentityLinks links;
    private final Accounts accounts;

    Federation(IdentityProviders providers, IdentityLinks links, Accounts accounts) {
        this.providers = providers;
        this.links = links;
        this.accounts = accounts;
    }

    /**
     * A provider.
     *
     * @param id its name in addresses
     * @param name its name for people
     */
    public record Offered(String id, String name) {}

    /**
     * An identity that is linked to an account.
     *
     * @param id of the link
     * @param name of the provider, for people
     * @param since when it was linked
     * @param lastUsed last sign-in with it
     * @param level how well the provider has proven who the person is, 100 to 600; absent where it does not say
     * @param toldAt when it said so last
     */
    public record Linked(UUID id, String name, Instant since, Instant lastUsed, @Nullable Integer level,
            @Nullable Instant toldAt) {}

    /** The providers with which people can sign in, in their language. */
    public List<Offered> offered(Locale language) {
        return providers.all()
                .entrySet()
                .stream()
                .map(provider -> new Offered(provider.getKey(), provider.getValue().name(language)))
                .toList();
    }

    /** The providers that an account could still be linked to. */
    public List<Offered> notLinked(UUID accountId, Locale language) {
        if (accounts.find(accountId).filter(FederatedSignIn::mayBeLinked).isEmpty()) {
            return List.of();
        }
        Set<String> taken = links.all(accountId)
                .stream()
                .map(IdentityLinks.IdentityLink::provider)
                .collect(Collectors.toSet());
        return offered(language).stream().filter(provider -> !taken.contains(provider.id())).toList();
    }

    /** What is linked to an account, the oldest first; also what is of a provider that is off by now. */
    public List<Linked> linked(UUID accountId, Locale language) {
        return links.all(accountId)
                .stream()
                .map(link -> new Linked(link.id(), name(link.provider(), language), link.linkedAt(),
                        link.lastUsedAt(), link.identityLevel(), link.toldAt()))
                .toList();
    }

    /** The name of a provider for people. */
    public String name(String provider, Locale language) {
        return providers.settings(provider).map(settings -> settings.name(language)).orElse(provider);
    }
}
