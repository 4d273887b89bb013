package ch.meinkonto.portal.weeklyresident;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.portal.cityservice.FormerResident;
import ch.meinkonto.portal.cityservice.RecordsOfResident;

/** A registration lasts when the account of who registered is deleted: the city must know who lives in it. */
@Component
class ForgetWeeklyResident implements RecordsOfResident {
    private final Residences residences;

    ForgetWeeklyResident(Residences residences) {
        this.residences = residences;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String residentId, FormerResident former) {
        return residences.unlink(residentId, former.owner());
    }
}
