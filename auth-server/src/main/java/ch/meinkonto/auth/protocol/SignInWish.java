package ch.meinkonto.auth.protocol;

import java.io.Serializable;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * What kind of sign-in the client waits for that sent the person here.
 *
 * @param assurance at least this, absent where anything will do
 * @param maxAge how old it may be, zero where it must happen now, absent where it does not matter
 */
public record SignInWish(@Nullable Assurance assurance, @Nullable Duration maxAge) implements Serializable {
    static final SignInWish NONE = new SignInWish(null, null);

    private static final long serialVersionUID = 1;

    /** The wish in this browser; empty-handed where no client sent the person. */
    public static SignInWish in(HttpServletRequest request) {
        return FreshSignIns.wish(request);
    }
}
