package ch.meinkonto.ops.simulators.federal;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the federal login stands: below the address at which it was asked, so that it moves with the port. */
final class FederalIssuer {
    static final String PATH = "/federal";

    private FederalIssuer() {}

    static String of(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).path(PATH).build().toUriString();
    }
}
