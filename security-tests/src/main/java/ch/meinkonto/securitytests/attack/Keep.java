package ch.meinkonto.securitytests.attack;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.securitytests.visitor.Page;
import ch.meinkonto.securitytests.visitor.Visitor;

/**
 * Something of an answer that later steps use as {@code {{kept.NAME}}}.
 *
 * @param name under which it is kept
 * @param place where in the answer it stands
 * @param what which one there: a cookie, a header, a member of the JSON body, the beginning of the links' paths
 */
record Keep(String name, Place place, String what) {
    /** Names that can be kept under. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,30}");

    private static final Pattern TEXT = Pattern.compile("(cookie|header|json|link) (\\S{1,100})");

    /** Where in an answer something can stand. */
    enum Place {
        /** A cookie that the visitor holds after the answer. */
        COOKIE,
        /** A header of the answer. */
        HEADER,
        /** A member of the JSON object in the body. */
        JSON,
        /** What follows a beginning in the paths of the page's links, up to the next slash: one value or many. */
        LINK
    }

    /** Reads for example {@code cookie PORTAL_SESSION}; empty where it is not so. */
    static Optional<Keep> read(String name, String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Place.values()).filter(place -> place.name().equalsIgnoreCase(matcher.group(1)))
                .findFirst().map(place -> new Keep(name, place, matcher.group(2)));
    }

    /** The values in an answer, in their order there; none where it has none. */
    List<String> values(Page answer, Visitor visitor) {
        return switch (place) {
            case COOKIE -> visitor.cookie(what).stream().toList();
            case HEADER -> answer.header(what).isEmpty() ? List.of() : List.of(answer.header(what));
            case JSON -> member(answer.text()).stream().toList();
            case LINK -> answer.document().select("a[href]").stream()
                    .map(link -> afterBeginning(link.absUrl("href")))
                    .flatMap(Optional::stream)
                    .distinct()
                    .collect(Collectors.toList());
        };
    }

    private Optional<String> member(String body) {
        try {
            JsonNode value = JsonMapper.shared().readTree(body).path(what);
            return value.isString() ? Optional.of(value.asString()) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private Optional<String> afterBeginning(String address) {
        String path = address.isEmpty() ? "" : URI.create(address).getRawPath();
        if (path == null || !path.startsWith(what)) {
            return Optional.empty();
        }
        String rest = path.substring(what.length()).replaceAll("/.*$", "");
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}
