package ch.meinkonto.portal.parkingpermit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Post;
import ch.meinkonto.portal.cityservice.Post.Kind;
import ch.meinkonto.portal.cityservice.PostForResident;
import ch.meinkonto.portal.inbox.OpenedPost;

/** That a permit was given, and the bill for its next year, as post; read on the page of the request. */
@Component
class PostOfPermits implements PostForResident {
    private final ParkingPermits permits;
    private final ShortPermits shortPermits;
    private final OpenedPost opened;

    PostOfPermits(ParkingPermits permits, ShortPermits shortPermits, OpenedPost opened) {
        this.permits = permits;
        this.shortPermits = shortPermits;
        this.opened = opened;
    }

    @Override
    public List<Post> postFor(String residentId) {
        List<ParkingPermit> all = permits.ownedBy(residentId);
        List<Post> post = new ArrayList<>();
        all.forEach(permit -> post.addAll(of(permit, all)));
        shortPermits.ownedBy(residentId).forEach(permit -> post.addAll(of(permit)));
        return post;
    }

    /** The resident has the page of the request before them. */
    void open(ParkingPermit permit) {
        of(permit, permits.ownedBy(permit.owner())).forEach(post -> open(post, permit.owner()));
    }

    /** The same of a permit for days. */
    void open(ShortPermit permit) {
        of(permit).forEach(post -> open(post, permit.owner()));
    }

    private void open(Post post, String owner) {
        opened.open(post.id(), owner, post.kind() == Kind.BILL ? "bill" : "decision", post.subject().length());
    }

    private static List<Post> of(ParkingPermit permit, List<ParkingPermit> all) {
        String path = "/parking-permit/requests/" + permit.reference();
        List<Post> post = new ArrayList<>(given(permit.reference(), permit.plate().toString(), permit.paidAt(), path));
        if (all.stream().anyMatch(ends -> RenewPermits.submissionOf(ends).equals(permit.submission()))) {
            post.add(new Post("bill " + permit.reference(), ParkingPermitService.NAME, permit.reference(),
                    permit.plate().toString(), Kind.BILL, permit.submittedAt(), path));
        }
        return post;
    }

    private static List<Post> of(ShortPermit permit) {
        return given(permit.reference(), permit.mark().toString(), permit.paidAt(),
                "/parking-permit/short-requests/" + permit.reference());
    }

    private static List<Post> given(String reference, String vehicle, @Nullable Instant paidAt, String path) {
        return paidAt == null
                ? List.of()
                : List.of(new Post("decision " + reference, ParkingPermitService.NAME, reference, vehicle,
                        Kind.DECISION, paidAt, path));
    }
}
