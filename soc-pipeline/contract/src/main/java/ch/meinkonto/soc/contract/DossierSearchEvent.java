package ch.meinkonto.soc.contract;

/**
 * A member of staff searched for residents.
 *
 * @param purpose purpose stated, a code
 * @param results how many residents were shown, 0 or more
 */
public record DossierSearchEvent(String purpose, long results) implements SecurityEvent {
    @Override
    public EventAction action() {
        return EventAction.DOSSIER_SEARCH;
    }

    @Override
    public Outcome outcome() {
        return Outcome.SUCCESS;
    }

    @Override
    public void describe(Attributes attributes) {
        attributes.put(EventField.DOSSIER_PURPOSE, purpose).put(EventField.DOSSIER_BULK_SIZE, results);
    }
}
