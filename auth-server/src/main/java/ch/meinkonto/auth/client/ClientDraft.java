package ch.meinkonto.auth.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A client as an administrator wants it. What cannot be is refused here, so that no such client can be stored.
 *
 * @param id client id: lower-case letters, digits and dashes
 * @param kind what it is: {@code web}, {@code native} or {@code machine}
 * @param name name for people
 * @param redirectUris where codes may be sent, compared exactly (RFC 9700 section 2.1)
 * @param postLogoutRedirectUris where a person may be sent after signing out
 * @param scopes what it may ask for
 * @param roles whether it gets to know people's roles
 */
public record ClientDraft(String id, Kind kind, String name, List<String> redirectUris,
        List<String> postLogoutRedirectUris, List<String> scopes, boolean roles) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,8}");
    private static final Pattern SCOPE = Pattern.compile("[a-z][a-z0-9:-]{0,40}");
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 8;
    private static final int LONGEST_URI = 110;

    /** What a client is. */
    public enum Kind {
        WEB,
        NATIVE,
        MACHINE
    }

    public ClientDraft {
        redirectUris = List.copyOf(redirectUris.stream().distinct().toList());
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris.stream().distinct().toList());
        scopes = List.copyOf(scopes.stream().distinct().sorted().toList());
        name = name.strip();
        require(id.length() <= LONGEST_ID && ID.matcher(id).matches(), "id");
        require(!name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl),
                "name");
        require(!scopes.isEmpty() && scopes.size() <= MOST && scopes.stream().allMatch(SCOPE.asMatchPredicate()),
                "scopes");
        boolean machine = kind == Kind.MACHINE;
        require(machine == redirectUris.isEmpty() && redirectUris.size() <= MOST, "redirectUris");
        require((!machine || postLogoutRedirectUris.isEmpty()) && postLogoutRedirectUris.size() <= MOST,
                "postLogoutRedirectUris");
        require(!machine || !roles, "roles");
        for (String uri : redirectUris) {
            require(isAllowed(uri, kind), "redirectUris");
        }
        for (String uri : postLogoutRedirectUris) {
            require(isAllowed(uri, kind), "postLogoutRedirectUris");
        }
    }

    /** Whether it shows a secret. */
    public boolean hasSecret() {
        return kind != Kind.NATIVE;
    }

    /** Whether it opens what only few may: then two administrators decide about it. */
    public boolean isPrivileged() {
        return roles || scopes.stream().anyMatch(Clients::isForStaff);
    }

    /**
     * An address of a web application is https, a program on somebody's device listens on the loopback interface by number
     * (RFC 8252 sections 7.3 and 8.3). No wildcard, no fragment, nobody's name and password in it.
     */
    private static boolean isAllowed(String text, Kind kind) {
        if (text.length() > LONGEST_URI || text.contains("*") || text.contains(",")) {
            return false;
        }
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null && uri.getRawFragment() == null && uri.getRawUserInfo() == null
                    && uri.normalize().equals(uri);
            return plain && switch (kind) {
                case WEB -> "https".equals(uri.getScheme());
                case NATIVE -> "http".equals(uri.getScheme())
                        && List.of("127.0.0.1", "[::1]").contains(uri.getHost());
                case MACHINE -> false;
            };
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void require(boolean fits, String field) {
        if (!fits) {
            throw new ClientDraftRefused(field);
        }
    }
}
