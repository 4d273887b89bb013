package ch.meinkonto.soc.engine.travel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
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
 * same. What is remembered is only what is stored or about to be: at first all sign-ins of a day, then those that pass. So an
 * event that comes again, also after a restart, says the same again. An account that is not remembered has not signed in since
 * a moment that is known, too; only where that is not long enough ago it is looked up, because a question for each batch costs
 * more than storing it.
 */
@Component
@EnableConfigurationProperties(TravelSettings.class)
public final class Travels {
    private final StoredSignIns stored;
    private final TravelSettings settings;
    private final Map<String, Itinerary> accounts = new LinkedHashMap<>(16, 0.75f, true);
    /** Since when accounts that are not remembered have not signed in. */
    private Instant completeFrom = Instant.MAX;
    private boolean loaded;

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
        if (!loaded) {
            load(signIns.stream().map(SignIn::time).min(Comparator.naturalOrder()).orElseThrow());
            loaded = true;
        }
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
            forgetOne();
        }
        return found;
    }

    private void forgetOne() {
        Iterator<Itinerary> oldest = accounts.values().iterator();
        incompleteUntil(oldest.next().latest());
        oldest.remove();
    }

    private void incompleteUntil(Instant latest) {
        Instant next = latest.plusNanos(1);
        completeFrom = next.isAfter(completeFrom) ? next : completeFrom;
    }

    /** Takes over what a first sign-in at this moment may be compared with, the newest first, as much as is remembered. */
    private void load(Instant first) {
        LinkedHashMap<String, Itinerary> newestFirst = new LinkedHashMap<>();
        completeFrom = first.minus(Itinerary.LONGEST);
        stored.since(completeFrom, signIn -> {
            if (newestFirst.size() == settings.mostAccounts() && !newestFirst.containsKey(signIn.account())) {
                incompleteUntil(signIn.time());
                return false;
            }
            newestFirst.computeIfAbsent(signIn.account(), absent -> new Itinerary()).remember(signIn);
            return true;
        });
        accounts.clear();
        newestFirst.sequencedEntrySet()
                .reversed()
                .forEach(entry -> accounts.put(entry.getKey(), entry.getValue()));
    }

    private void lookUp(List<SignIn> signIns) {
        Set<String> unknown = signIns.stream()
                .filter(signIn -> !accounts.containsKey(signIn.account()))
                .filter(signIn -> signIn.time().minus(Itinerary.LONGEST).isBefore(completeFrom))
                .map(SignIn::account)
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
