package ch.meinkonto.portal.cases;

import java.time.LocalDate;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.CaseFile.Contact;
import ch.meinkonto.portal.cases.Timeline.Kind;
import ch.meinkonto.portal.cases.Timeline.Party;
import ch.meinkonto.portal.cityservice.ServiceUsage;
import ch.meinkonto.soc.contract.CaseEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Makes a case of answers that are complete and checked, in the current transaction: handed in, and decided where rules do. */
@Component
class CaseIntake {
    private final Cases cases;
    private final Timeline timeline;
    private final PartiesOfRequest parties;
    private final Decided decided;
    private final CaseLetters letters;
    private final ServiceUsage usage;
    private final SecurityEvents events;

    CaseIntake(Cases cases, Timeline timeline, PartiesOfRequest parties, Decided decided, CaseLetters letters,
            ServiceUsage usage,
            SecurityEvents events) {
        this.cases = cases;
        this.timeline = timeline;
        this.parties = parties;
        this.decided = decided;
        this.letters = letters;
        this.usage = usage;
        this.events = events;
    }

    /**
     * The new case.
     *
     * @param application what is handed in
     * @param submission id of the draft, or key chosen by a program
     * @param formVersion version of the form it answers
     * @param actor who hands in
     * @throws PartiesMissing when an agreement or a party is missing that it needs
     * @throws ch.meinkonto.portal.cityservice.CityServiceRefusal when it cannot be handed in at all
     */
    CaseFile accept(OnlineService service, Application application, UUID submission, int formVersion,
            Contact contact, Actor actor) {
        parties.mustBeComplete(service, application.owner(), submission, application.answers());
        Handling handling = service.handle(application);
        LocalDate dueOn = switch (handling) {
            case Handling.GrantedByRule granted -> null;
            case Handling.ForTheOffice office -> office.dueOn();
        };
        CaseFile file = new CaseFile(application.reference(), service.city().name(), application.owner(), submission,
                formVersion, application.answers(), service.subject(application.answers()), contact,
                CaseState.HANDED_IN, application.receivedAt(), dueOn, null, null, 0,
                application.concerned());
        cases.add(file);
        parties.handedIn(service, file);
        timeline.add(file.reference(), Kind.HANDED_IN, actor);
        usage.handedIn(file.service());
        return switch (handling) {
            case Handling.GrantedByRule granted -> {
                Decision decision = Decision.byRule(granted.details(), application.receivedAt());
                events.record(CaseEvent.submitted(file.reference(), file.service(),
                        file.decidedAs(decision).stand()));
                yield decided.conclude(service, file, decision, Party.SYSTEM);
            }
            case Handling.ForTheOffice office -> {
                events.record(CaseEvent.submitted(file.reference(), file.service(), file.stand()));
                letters.tellOf(service, file);
                yield file;
            }
        };
    }
}
