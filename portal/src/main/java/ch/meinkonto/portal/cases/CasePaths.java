package ch.meinkonto.portal.cases;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Where the pages of a service and its cases are. */
final class CasePaths {
    private CasePaths() {}

    static String of(OnlineService service, String reference) {
        return service.city().path() + "/requests/" + reference;
    }

    static String apply(OnlineService service) {
        return service.city().path() + "/apply";
    }

    static String check(OnlineService service) {
        return apply(service) + "/check";
    }

    /** The folder of a service's own templates. */
    static String folder(OnlineService service) {
        String home = service.city().home().getPackageName();
        return home.substring(home.lastIndexOf('.') + 1);
    }

    /** After a form: the browser asks for the next page, and a reload does not send the form again. */
    static ModelAndView redirect(String address) {
        ModelAndView redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
