package ch.meinkonto.portal.mandate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Post;
import ch.meinkonto.portal.cityservice.PostForResident;
import ch.meinkonto.portal.inbox.OpenedPost;
import ch.meinkonto.portal.invitation.Person;
import ch.meinkonto.portal.mandate.Mandate.Side;

/** That a mandate was taken or ended, as post in the inbox of both sides; read on the mandate's page. */
@Component
class PostOfMandates implements PostForResident {
    private final Mandates mandates;
    private final OpenedPost opened;

    PostOfMandates(Mandates mandates, OpenedPost opened) {
        this.mandates = mandates;
        this.opened = opened;
    }

    @Override
    public List<Post> postFor(String residentId) {
        List<Post> post = new ArrayList<>();
        mandates.givenBy(residentId).forEach(mandate -> post.addAll(of(mandate, Side.PRINCIPAL)));
        mandates.heldBy(residentId).forEach(mandate -> post.addAll(of(mandate, Side.REPRESENTATIVE)));
        return post;
    }

    /** One side has the page of the mandate before them. */
    void open(Mandate mandate, Side side, String account) {
        of(mandate, side).forEach(post -> opened.open(post.id(), account, "mandate", post.subject().length()));
    }

    private static List<Post> of(Mandate mandate, Side side) {
        List<Post> post = new ArrayList<>();
        Instant taken = mandate.redeemedAt();
        if (taken != null) {
            post.add(post(mandate, side, "taken", taken));
        }
        // Who ended it knows.
        Mandate.End ended = mandate.ended();
        if (ended != null && ended.by() != side) {
            post.add(post(mandate, side, "ended", ended.at()));
        }
        return post;
    }

    private static Post post(Mandate mandate, Side side, String what, Instant at) {
        Person other = side == Side.PRINCIPAL ? mandate.representative() : mandate.principal();
        return new Post("mandate " + what + " " + mandate.id() + " " + side.name(), "mandate",
                mandate.id().toString().substring(0, 8), other == null ? "" : other.name(), Post.Kind.MESSAGE, at,
                mandate.path());
    }
}
