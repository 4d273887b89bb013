package ch.meinkonto.auth.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.EmailAddress;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.password.ChangePassword;

/** The page on which somebody who is signed in changes address and telephone number; each change asks for the password. */
@Controller
@RequestMapping("/contact")
class ContactPages {
    private final Accounts accounts;
    private final Phones phones;
    private final ChangeAddress address;
    private final ChangePhone phone;
    private final ChangePassword password;

    ContactPages(Accounts accounts, Phones phones, ChangeAddress address, ChangePhone phone, ChangePassword password) {
        this.accounts = accounts;
        this.phones = phones;
        this.address = address;
        this.phone = phone;
        this.password = password;
    }

    @GetMapping
    String page(Authentication person, Model model) {
        return form(model, account(person), null, null);
    }

    /** A form that came back with a problem stands at its own address, where the person may switch the language. */
    @GetMapping({"/address", "/phone", "/phone/remove"})
    String again() {
        return "redirect:/contact";
    }

    @PostMapping("/address")
    String address(Authentication person, @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String current, Locale language, Model model) {
        Account account = account(person);
        Login wanted = new Login(email);
        model.addAttribute("email", email);
        if (!EmailAddress.isOne(wanted)) {
            return form(model, account, "form.address", "email");
        }
        if (!password.isKnown(account, current)) {
            return form(model, account, "password.problem.current", "current");
        }
        return address.begin(account, wanted, language)
                ? "redirect:/contact?mailed"
                : form(model, account, "contact.address.too-many", "email");
    }

    @PostMapping("/phone")
    String phone(Authentication person, @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String current, Locale language, Model model) {
        Account account = account(person);
        Optional<PhoneNumber> wanted = PhoneNumber.typed(number);
        model.addAttribute("number", number);
        if (wanted.isEmpty()) {
            return form(model, account, "contact.phone.problem", "number");
        }
        if (!password.isKnown(account, current)) {
            return form(model, account, "password.problem.current", "phone-current");
        }
        return phone.begin(account, wanted.get(), language)
                ? "redirect:/contact/phone/code"
                : form(model, account, "contact.phone.too-many", "number");
    }

    @GetMapping("/phone/code")
    String code(Authentication person, Model model) {
        return codeForm(model, account(person), null);
    }

    @PostMapping("/phone/code")
    String prove(Authentication person, @RequestParam(defaultValue = "") String code, Locale language, Model model) {
        Account account = account(person);
        return phone.prove(account, code.replaceAll("\\s", ""), language)
                ? "redirect:/contact?phone"
                : codeForm(model, account, "contact.code.problem");
    }

    @PostMapping("/phone/remove")
    String remove(Authentication person, @RequestParam(defaultValue = "") String current, Locale language,
            Model model) {
        Account account = account(person);
        if (!password.isKnown(account, current)) {
            return form(model, account, "password.problem.current", "remove-current");
        }
        phone.remove(account, language);
        return "redirect:/contact?removed";
    }

    private String form(Model model, Account account, @Nullable String problem, @Nullable String field) {
        model.addAttribute("address", account.login().value());
        model.addAttribute("phone", phones.of(account.id()).map(PhoneNumber::value).orElse(null));
        model.addAttribute("problem", problem);
        model.addAttribute("field", field);
        return "contact/contact";
    }

    private String codeForm(Model model, Account account, @Nullable String problem) {
        Optional<PhoneNumber> waiting = phones.waiting(account.id());
        if (waiting.isEmpty()) {
            return "redirect:/contact";
        }
        model.addAttribute("number", waiting.get().hidden());
        model.addAttribute("problem", problem);
        return "contact/code";
    }

    private Account account(Authentication person) {
        return accounts.find(UUID.fromString(person.getName())).orElseThrow();
    }
}
