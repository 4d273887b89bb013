package ch.meinkonto.portal.household;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Digests;
import ch.meinkonto.portal.cityservice.Post;
import ch.meinkonto.portal.cityservice.PostForResident;
import ch.meinkonto.portal.inbox.OpenedPost;

/** That an account was bound to a person of the register, as post in the inbox; read on the page of the household. */
@Component
class PostOfHousehold implements PostForResident {
    private static final int SHORT = 8;

    private final Bindings bindings;
    private final OpenedPost opened;
    private final Clock clock;

    PostOfHousehold(Bindings bindings, OpenedPost opened, Clock clock) {
        this.bindings = bindings;
        this.opened = opened;
        this.clock = clock;
    }

    @Override
    public List<Post> postFor(String residentId) {
        return bindings.of(residentId)
                .filter(binding -> binding.isGoodAt(clock.instant()))
                .map(PostOfHousehold::post)
                .stream()
                .toList();
    }

    /** The owner has the page of the household before them. */
    void open(Binding binding) {
        opened.open(post(binding).id(), binding.owner(), "household", 0);
    }

    /** That it was opened outlives the account: nothing in it tells whose it was. */
    private static Post post(Binding binding) {
        String number = Digests.of("household " + binding.owner() + " " + binding.boundAt());
        return new Post("household bound " + number, "household", number.substring(0, SHORT), "", Post.Kind.MESSAGE,
                binding.boundAt(), HouseholdPages.PATH);
    }
}
