package ch.meinkonto.portal.household;

import java.time.Instant;

import ch.meinkonto.portal.cityservice.ProvenIdentity;

/**
 * That an account is a person of the register.
 *
 * @param owner pseudonymous account id
 * @param person number of the register
 * @param evidence how far an identity provider had proven who it is
 * @param boundAt since when
 * @param until from when on the owner must prove anew who they are
 */
record Binding(String owner, String person, ProvenIdentity evidence, Instant boundAt, Instant until) {
    boolean isGoodAt(Instant now) {
        return now.isBefore(until);
    }
}
