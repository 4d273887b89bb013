package ch.meinkonto.portal.payment;

import ch.meinkonto.portal.cityservice.Money;

/** Rules of what staff give back by hand. */
interface RefundRules {
    /** Up to how much one person says alone that they have transferred it; of more a second one makes sure. */
    Money mostAlone();
}
