package ch.meinkonto.portal.cases;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cases.Messages.Message;
import ch.meinkonto.portal.cityservice.UseCase;
import ch.meinkonto.portal.party.Party;
import ch.meinkonto.portal.party.PostOfParties;
import ch.meinkonto.portal.upload.StoredFile;
import ch.meinkonto.portal.upload.Uploads;

/** A resident looks at their own cases. */
@UseCase
class FindCases {
    private final Cases cases;
    private final Timeline timeline;
    private final Messages messages;
    private final CaseDocuments documents;
    private final Uploads uploads;
    private final PostOfCases post;
    private final AccessLog accesses;
    private final SharedCases shared;
    private final PartiesOfRequest parties;
    private final PostOfParties postOfParties;

    FindCases(Cases cases, Timeline timeline, Messages messages, CaseDocuments documents, Uploads uploads,
            PostOfCases post, AccessLog accesses, SharedCases shared, PartiesOfRequest parties,
            PostOfParties postOfParties) {
        this.cases = cases;
        this.timeline = timeline;
        this.messages = messages;
        this.documents = documents;
        this.uploads = uploads;
        this.post = post;
        this.accesses = accesses;
        this.shared = shared;
        this.parties = parties;
        this.postOfParties = postOfParties;
    }

    /**
     * A case with all that belongs to it.
     *
     * @param file the case
     * @param timeline what happened, oldest first
     * @param messages what was written, oldest first
     * @param documents what the city issued, newest first
     * @param files what the resident sent
     * @param opened when the resident opened decision and messages first
     * @param parties who takes part besides the owner
     */
    record Whole(CaseFile file, List<Timeline.Entry> timeline, List<Message> messages,
            List<CaseDocuments.Issued> documents, List<StoredFile> files, PostOfCases.Opened opened,
            List<Party> parties) {
        /** Whose it is, where somebody else reads it who fills it in too; absent for everybody else. */
        @Nullable
        String sharedWith(Resident reader) {
            return parties.stream()
                    .filter(party -> !file.owner().equals(reader.id()) && party.isTakenBy(reader.id()))
                    .map(party -> party.applicant().name())
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * A case the resident may open. What is written on it counts as opened from now on; by who represents them it does not,
     * nor by who fills it in with them, but the resident sees that they looked.
     *
     * @throws ch.meinkonto.portal.cityservice.CaseNotFound when the resident has no such case
     */
    Whole own(OnlineService service, String reference, Resident resident) {
        CaseFile file = shared.readable(service, reference, resident);
        List<Message> written = messages.of(reference);
        List<Party> all = parties.of(service, file.owner(), file.submission());
        if (!file.owner().equals(resident.id())) {
            shared.noteDown(file, resident);
        } else if (resident.representative() == null) {
            post.open(file, written);
            postOfParties.openedByApplicant(all);
        } else {
            accesses.addRepresentative(file, resident);
        }
        return new Whole(file, timeline.forResident(reference), written, documents.of(reference),
                uploads.of(file.submission()), post.openedOf(reference, written), all);
    }

    /** A resident's cases of one service, newest first. */
    List<CaseFile> all(OnlineService service, String owner) {
        return cases.ownedBy(owner).stream().filter(file -> file.service().equals(service.city().name())).toList();
    }
}
