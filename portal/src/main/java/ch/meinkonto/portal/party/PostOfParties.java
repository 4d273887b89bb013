package ch.meinkonto.portal.party;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Post;
import ch.meinkonto.portal.cityservice.PostForResident;
import ch.meinkonto.portal.inbox.OpenedPost;
import ch.meinkonto.portal.party.Party.End;
import ch.meinkonto.portal.party.Party.Said;
import ch.meinkonto.portal.party.Party.Side;

/** What parties did, as post in the inbox of the other side; read on the page where it stands. */
@Component
public class PostOfParties implements PostForResident {
    private final Parties parties;
    private final OpenedPost opened;

    PostOfParties(Parties parties, OpenedPost opened) {
        this.parties = parties;
        this.opened = opened;
    }

    @Override
    public List<Post> postFor(String residentId) {
        List<Post> post = new ArrayList<>();
        parties.invitedBy(residentId).forEach(party -> post.addAll(forApplicant(party)));
        parties.takenBy(residentId).forEach(party -> post.addAll(forParty(party)));
        return post;
    }

    /** The applicant has the page before them on which these stand. */
    public void openedByApplicant(List<Party> shown) {
        shown.forEach(party -> open(forApplicant(party), party.applicant().account()));
    }

    /** The party has their page before them. */
    public void openedByParty(Party party, String account) {
        open(forParty(party), account);
    }

    private void open(List<Post> post, String account) {
        post.forEach(each -> opened.open(each.id(), account, "party", each.subject().length()));
    }

    private static List<Post> forApplicant(Party party) {
        List<Post> post = new ArrayList<>();
        Instant joined = party.joinedAt();
        if (joined != null) {
            post.add(post(party, Side.APPLICANT, "joined", joined));
        }
        Said said = party.said();
        if (said != null) {
            post.add(post(party, Side.APPLICANT,
                    said.word().name().toLowerCase(Locale.ROOT) + " " + said.at().toEpochMilli(), said.at()));
        }
        End ended = party.ended();
        if (ended != null && ended.by() == Side.PARTY) {
            post.add(post(party, Side.APPLICANT, "left", ended.at()));
        }
        return post;
    }

    private static List<Post> forParty(Party party) {
        List<Post> post = new ArrayList<>();
        Said said = party.said();
        Instant lapsed = said == null ? null : said.lapsedAt();
        if (lapsed != null) {
            post.add(post(party, Side.PARTY, "lapsed " + lapsed.toEpochMilli(), lapsed));
        }
        End ended = party.ended();
        if (ended != null && ended.by() == Side.APPLICANT) {
            post.add(post(party, Side.PARTY, "removed", ended.at()));
        }
        return post;
    }

    private static Post post(Party party, Side to, String what, Instant at) {
        String reference = party.reference();
        return new Post("party " + what + " " + party.id() + " " + to.name(), party.service(),
                reference == null ? party.id().toString().substring(0, 8) : reference,
                to == Side.APPLICANT ? party.name() : party.applicant().name(), Post.Kind.MESSAGE, at,
                to == Side.APPLICANT ? PartyPaths.ofApplicant(party) : PartyPaths.of(party));
    }
}
