package ch.meinkonto.soc.engine.travel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import ch.meinkonto.soc.engine.Document;
import ch.meinkonto.soc.engine.store.StoreUnavailable;

/**
 * Adds to each successful sign-in how fast its account travels, before it is stored: then stored events and live ones say the
 * same. What is remembered is only what is stored or about to be; of an account that is not remembered it is looked up. So an
 * event that comes again, also after a restart, says the same again.
 */
@Component
@EnableConfigurationProperties(TravelSettings.class)
public final class Travels {
    private final StoredSignIns stored;
    private final TravelSettings settings;
    private final Map<String, Itinerary> accounts = new LinkedHashMap<>(16, 0.75f, true);

    Travels(StoredSignIns stored, TravelSettings settings) {
        this.stored = stored;
        this.settings = settings;
    }

    /**
     * The same documents in the same order, sign-ins with what was found.
     *
     * @throws StoreUnavailable where earlier sign-ins cannot be read
     */
    public List<Document> of(List<Document> documents) {
        List<SignIn> signIns = new ArrayList<>();
        documents.forEach(document -> {
            SignIn signIn = SignIn.read(document.id(), document.time(), document.stored());
            if (signIn != null) {
                signIns.add(signIn);
            }
        });
        if (signIns.isEmpty()) {
            return documents;
        }
        Map<String, Travel> found = find(signIns);
        return documents.stream().map(document -> {
            Travel travel = found.get(document.id());
            return travel == null ? document : with(document, travel);
        }).toList();
    }

    private synchronized Map<String, Travel> find(List<SignIn> signIns) {
        lookUp(signIns);
        Map<String, Travel> found = new HashMap<>();
        for (SignIn signIn : signIns) {
            Travel travel = accounts.computeIfAbsent(signIn.account(), absent -> new Itinerary())
                    .add(signIn, settings.shortestKm());
            if (travel != null) {
                found.put(signIn.id(), travel);
            }
        }
        while (accounts.size() > settings.mostAccounts()) {
            accounts.remove(accounts.keySet().iterator().next());
        }
        return found;
    }

    private void lookUp(List<SignIn> signIns) {
        Set<String> unknown = signIns.stream()
                .map(SignIn::account)
                .filter(account -> !accounts.containsKey(account))
                .collect(Collectors.toSet());
        if (unknown.isEmpty()) {
            return;
        }
        List<Instant> times = signIns.stream()
                .filter(signIn -> unknown.contains(signIn.account()))
                .map(SignIn::time)
                .sorted()
                .toList();
        List<SignIn> before = stored.of(unknown, times.getFirst().minus(Itinerary.LONGEST),
                times.getLast().plus(Itinerary.LONGEST));
        unknown.forEach(account -> accounts.put(account, new Itinerary()));
        before.forEach(signIn -> accounts.computeIfAbsent(signIn.account(), absent -> new Itinerary())
                .remember(signIn));
    }

    private static Document with(Document document, Travel travel) {
        Map<String, Object> fields = new LinkedHashMap<>(document.stored());
        fields.putAll(travel.fields());
        return new Document(document.archive(), document.id(), document.day(), document.time(), fields,
                document.unredacted(), document.detectable(), document.link());
    }
}
