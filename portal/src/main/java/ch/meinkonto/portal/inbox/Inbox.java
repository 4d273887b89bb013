package ch.meinkonto.portal.inbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cityservice.Post;
import ch.meinkonto.portal.cityservice.PostForResident;

/** All post of all services for a resident. */
@Component
public class Inbox {
    private final List<PostForResident> writers;
    private final OpenedPost opened;

    Inbox(List<PostForResident> writers, OpenedPost opened) {
        this.writers = writers;
        this.opened = opened;
    }

    /**
     * One line.
     *
     * @param post what was written
     * @param openedAt when it was read first, absent while it is new
     */
    public record Line(Post post, @Nullable Instant openedAt) {
        /** Whether nobody has read it yet. */
        public boolean isNew() {
            return openedAt == null;
        }
    }

    /** Newest first. */
    public List<Line> of(String residentId) {
        List<Post> all = writers.stream()
                .flatMap(writer -> writer.postFor(residentId).stream())
                .sorted(Comparator.comparing(Post::at).reversed())
                .toList();
        Map<String, Instant> times = opened.openedAt(all.stream().map(Post::id).toList());
        return all.stream().map(post -> new Line(post, times.get(post.id()))).toList();
    }
}
