package ch.meinkonto.portal.cases;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.CaseNotFound;
import ch.meinkonto.portal.cityservice.RequestSummary;
import ch.meinkonto.portal.cityservice.RequestsOfResident;
import ch.meinkonto.portal.cityservice.Ward;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.party.Parties;
import ch.meinkonto.portal.party.Party;

/** The cases of others that somebody filled in with them: they read them, and find them among "my requests". */
@Component
class SharedCases implements RequestsOfResident {
    private final Cases cases;
    private final OnlineServices services;
    private final PartiesOfRequest parties;
    private final Parties all;
    private final AccessLog accesses;

    SharedCases(Cases cases, OnlineServices services, PartiesOfRequest parties, Parties all, AccessLog accesses) {
        this.cases = cases;
        this.services = services;
        this.parties = parties;
        this.all = all;
        this.accesses = accesses;
    }

    /**
     * A case somebody may read: their own, or one they fill in with its owner. For themselves only: who acts for somebody else
     * reads what belongs to that person.
     *
     * @throws CaseNotFound when there is none of that reference in that service, or it is somebody else's
     */
    CaseFile readable(OnlineService service, String reference, Resident resident) {
        CaseFile file = cases.of(service, reference);
        boolean takesPart = resident.acting() == null && parties.isFilledInBy(service, file, resident.id());
        return takesPart ? file : cases.own(service, reference, resident);
    }

    /** The owner sees that somebody looked who takes part. */
    void noteDown(CaseFile file, Resident resident) {
        all.of(file.owner(), file.submission())
                .stream()
                .filter(party -> party.isTakenBy(resident.id()))
                .map(Party::person)
                .findFirst()
                .ifPresent(person -> accesses.addParticipant(file, person));
    }

    @Override
    public List<RequestSummary> requestsOf(String residentId) {
        List<RequestSummary> shared = new ArrayList<>();
        for (Party party : all.takenBy(residentId)) {
            Person applicant = party.applicant();
            services.named(party.service())
                    .filter(service -> party.reference() != null && party.takesPart() && party.fillsIn())
                    .flatMap(service -> cases.findSubmission(service, applicant.account(), party.submission()))
                    .map(CaseSummaries::summary)
                    .map(line -> line.sharedBy(applicant.name()))
                    .ifPresent(shared::add);
        }
        return shared;
    }

    /** What one takes part in is nobody's affair who represents one. */
    @Override
    public List<RequestSummary> requestsAbout(String residentId, @Nullable Ward child) {
        return List.of();
    }
}
