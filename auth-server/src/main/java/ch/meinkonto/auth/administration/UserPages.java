package ch.meinkonto.auth.administration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.administration.CareForAccounts.Care;

/** People's accounts and roles. */
@Controller
@RequestMapping("/admin/users")
class UserPages {
    private static final List<Role> STAFF = Arrays.stream(Role.values()).filter(Role::isStaff).toList();

    private final People people;
    private final CareForAccounts care;
    private final FourEyes fourEyes;
    private final Deeds deeds;

    UserPages(People people, CareForAccounts care, FourEyes fourEyes, Deeds deeds) {
        this.people = people;
        this.care = care;
        this.fourEyes = fourEyes;
        this.deeds = deeds;
    }

    /**
     * Something that was done to an account.
     *
     * @param by name of who did it
     * @param deed the rest
     */
    record Done(String by, Deeds.Deed deed) {}

    @GetMapping
    String ask() {
        return "admin/users";
    }

    /** With POST, so that the name stands in no address and no log. */
    @PostMapping
    String search(Authentication person, @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String purpose, Model model) {
        try {
            model.addAttribute("found", people.search(id(person), query, purpose));
        } catch (AdministrationRefused refused) {
            model.addAttribute("refused", Codes.of(refused.reason()));
        }
        model.addAttribute("query", query.length() <= 254 ? query : "");
        model.addAttribute("purpose", purpose.length() <= Reasons.LONGEST ? purpose : "");
        return "admin/users";
    }

    @GetMapping("/{id}")
    String open(Authentication person, @PathVariable UUID id, Model model) {
        model.addAttribute("person", people.open(id));
        model.addAttribute("self", id.toString().equals(person.getName()));
        model.addAttribute("roles", STAFF);
        model.addAttribute("people", people);
        model.addAttribute("deeds",
                deeds.of(id.toString()).stream().map(deed -> new Done(people.name(deed.by()), deed)).toList());
        model.addAttribute("zone", AdministrationPages.ZONE);
        return "admin/user";
    }

    @PostMapping("/{id}/care")
    String give(Authentication person, @PathVariable UUID id, @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String reason) {
        return answered(id, () -> care.give(Arrays.stream(Care.values())
                .filter(one -> Codes.of(one).equals(what.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new AdministrationRefused(Reason.MALFORMED)), id(person), id, reason));
    }

    @PostMapping("/{id}/enrolment-code")
    String issueCode(Authentication person, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason,
            Model model) {
        try {
            model.addAttribute("issued", care.issueCode(id(person), id, reason));
            model.addAttribute("name", people.name(id));
            model.addAttribute("back", "/admin/users/" + id);
            model.addAttribute("zone", AdministrationPages.ZONE);
            return "admin/code";
        } catch (AdministrationRefused refused) {
            return page(id) + AdministrationPages.refusal(refused);
        }
    }

    @PostMapping("/{id}/roles")
    String grant(Authentication person, @PathVariable UUID id, @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "") String reason) {
        return asked(person, id, reason, () -> new Act.GrantRole(id, role(role), endOf(until)));
    }

    @PostMapping("/{id}/roles/revoke")
    String revoke(Authentication person, @PathVariable UUID id, @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String reason) {
        return asked(person, id, reason, () -> new Act.RevokeRole(id, role(role)));
    }

    private String asked(Authentication person, UUID id, String reason, Supplier<Act> act) {
        try {
            Request asked = fourEyes.ask(id(person), act.get(), reason, null);
            return "redirect:/admin/requests/" + asked.id() + "?asked";
        } catch (AdministrationRefused refused) {
            return page(id) + AdministrationPages.refusal(refused);
        }
    }

    private static String answered(UUID id, Runnable deed) {
        try {
            deed.run();
            return page(id) + "?done";
        } catch (AdministrationRefused refused) {
            return page(id) + AdministrationPages.refusal(refused);
        }
    }

    private static String page(UUID id) {
        return "redirect:/admin/users/" + id;
    }

    private static Role role(String name) {
        return STAFF.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AdministrationRefused(Reason.ROLE));
    }

    /** The end of that day in the city. */
    private static Instant endOf(String day) {
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(AdministrationPages.ZONE).toInstant();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new AdministrationRefused(Reason.PERIOD);
        }
    }

    private static UUID id(Authentication person) {
        return UUID.fromString(person.getName());
    }
}
