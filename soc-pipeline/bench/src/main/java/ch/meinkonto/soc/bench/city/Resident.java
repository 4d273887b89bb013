package ch.meinkonto.soc.bench.city;

import ch.meinkonto.soc.bench.send.Caller;
import ch.meinkonto.soc.contract.Device;

/**
 * Somebody with an account.
 *
 * @param account pseudonym
 * @param loginHash of the login name
 * @param household hash of the postal address, shared by those who live there
 * @param homeAddress network address at home
 * @param mobileAddress network address on the move, shared with many others of the carrier
 * @param workAddress network address at work, shared with the whole office
 * @param agent browser
 * @param deviceHash of the device used most
 * @param secondFactor whether sign-ins need one
 * @param card fingerprint of the card used first
 * @param bank first six digits of that card
 */
public record Resident(String account, String loginHash, String household, String homeAddress, String mobileAddress,
        String workAddress, String agent, String deviceHash, boolean secondFactor, String card, String bank) {
    Caller at(String address) {
        return Caller.anonymous(address, agent);
    }

    Device device(boolean known) {
        return new Device(deviceHash, known);
    }
}
