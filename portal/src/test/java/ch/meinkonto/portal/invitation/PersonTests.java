package ch.meinkonto.portal.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import ch.meinkonto.portal.access.Acting;
import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.ProvenIdentity;
import ch.meinkonto.portal.cityservice.Ward;

/** One side of an invitation is a person with an account. */
class PersonTests {
    @Test
    void whoInvitesForAChildIsTheParent() {
        Ward child = new Ward("p-1", "Lina Muster", LocalDate.of(2016, 5, 4));
        Resident parent = new Resident("anna", "anna@example.ch", child.name(), Assurance.MULTI_FACTOR,
                ProvenIdentity.SELF_DECLARED, null, new Acting.AsParent(child, "Anna Muster"));
        assertThat(Person.of(parent, Locale.GERMAN))
                .isEqualTo(new Person("anna", "Anna Muster", "anna@example.ch", Locale.GERMAN));
    }

    @Test
    void withoutANameTheAddressSaysWhoItIs() {
        Resident resident = new Resident("beat", "beat@example.ch", null, Assurance.MULTI_FACTOR);
        assertThat(Person.of(resident, Locale.GERMAN).name()).isEqualTo("beat@example.ch");
        assertThat(Person.of(new Resident("carla", null, null, Assurance.MULTI_FACTOR), Locale.GERMAN).name())
                .isEqualTo("?");
    }
}
