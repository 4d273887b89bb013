package ch.meinkonto.portal.inbox;

import java.security.Principal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

import ch.meinkonto.portal.page.FrameAddition;

/** What the header of every page says of the inbox. */
@ControllerAdvice
class InboxFrame implements FrameAddition {
    private final NewPost post;

    InboxFrame(NewPost post) {
        this.post = post;
    }

    /** Counts only where a page is drawn. */
    record Badge(NewPost post, String residentId) {
        public int count() {
            return post.of(residentId);
        }
    }

    /** Absent for visitors, and where the page tells of an error: what failed may be what would be asked here. */
    @ModelAttribute("newPostBadge")
    @Nullable
    Badge badge(HttpServletRequest request) {
        Principal person = request.getUserPrincipal();
        return person == null || request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null
                ? null
                : new Badge(post, person.getName());
    }

    @Override
    public void addTo(ModelAndView page, HttpServletRequest request) {
        page.addObject("newPostBadge", badge(request));
    }
}
