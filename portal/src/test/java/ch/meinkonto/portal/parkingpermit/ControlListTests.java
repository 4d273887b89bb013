package ch.meinkonto.portal.parkingpermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The list of papers that count no more. */
class ControlListTests {
    @Property
    void namesEveryPaperButTheOneThatCounts(@ForAll @IntRange(min = 1, max = 30) int edition, @ForAll boolean counts) {
        ControlList list = ControlList.of(
                List.of(new ParkingPermits.Superseded("PK-2026-7F3K9Q2M", edition, counts)), Instant.EPOCH);
        assertThat(list.papers()).hasSize(counts ? edition - 1 : edition).doesNotHaveDuplicates().isSorted();
        assertThat(list.papers().contains(ControlList.digestOf("PK-2026-7F3K9Q2M", edition))).isEqualTo(!counts);
    }
}
