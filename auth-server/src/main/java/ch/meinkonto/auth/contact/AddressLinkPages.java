package ch.meinkonto.auth.contact;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.confirmation.Purpose;

/**
 * Where the links in mails about an address lead: open to whoever has the mail, on whatever device. Opening the page changes
 * nothing, since programs that look at mails open it too.
 */
@Controller
@RequestMapping("/contact/address")
class AddressLinkPages {
    private final ChangeAddress address;

    AddressLinkPages(ChangeAddress address) {
        this.address = address;
    }

    @GetMapping("/confirm")
    String confirm(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
        return page(Purpose.ADDRESS_CHANGE, token, "contact/confirm", response, model);
    }

    @PostMapping("/confirm")
    String confirmed(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Locale language) {
        return address.confirm(token, language) ? "redirect:/login?moved" : gone(response);
    }

    @GetMapping("/return")
    String goBack(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
        return page(Purpose.ADDRESS_RETURN, token, "contact/return", response, model);
    }

    @PostMapping("/return")
    String wentBack(@RequestParam(defaultValue = "") String token, HttpServletResponse response) {
        Optional<String> reset = address.goBack(token);
        return reset.map(link -> "redirect:/password/new?token=" + link).orElseGet(() -> gone(response));
    }

    private String page(Purpose purpose, String token, String view, HttpServletResponse response, Model model) {
        return address.find(purpose, token).map(link -> {
            model.addAttribute("token", token);
            model.addAttribute("address", link.subject());
            return view;
        }).orElseGet(() -> gone(response));
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "contact/gone";
    }
}
