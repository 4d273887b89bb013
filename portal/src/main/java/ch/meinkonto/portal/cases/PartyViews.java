package ch.meinkonto.portal.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.cases.PartiesMissing.Missing;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.party.Party;
import ch.meinkonto.portal.party.Party.End;
import ch.meinkonto.portal.party.Party.Said;
import ch.meinkonto.portal.party.Party.State;
import ch.meinkonto.portal.party.PartyRole;

/** What templates show of who takes part, every word of it ready. */
@Component
class PartyViews {
    private final FormTexts texts;
    private final Clock clock;

    PartyViews(FormTexts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Somebody in a role.
     *
     * @param id of their part
     * @param role name of the role
     * @param name theirs; empty until the code is redeemed, and when their account is gone
     * @param state how it stands
     * @param at since when
     * @param until until when a code can be redeemed, absent once it is
     * @param representative who said so by their mandate, absent where they did
     * @param removable whether the applicant can end it
     */
    record Line(UUID id, String role, String name, State state, Instant at, @Nullable Instant until,
            @Nullable String representative, boolean removable) {
        public String stateKey() {
            return "party.state." + state.code();
        }

        /** How that feels. */
        public String tone() {
            return switch (state) {
                case AGREED -> "good";
                case DECLINED, TAKEN_BACK -> "bad";
                case INVITED, ASKED, LAPSED -> "warn";
                case JOINED, CODE_LAPSED, ENDED -> "quiet";
            };
        }
    }

    /**
     * A role with everybody in it.
     *
     * @param name of the role
     * @param label what it is called
     * @param why what somebody in it is for
     * @param agrees whether they are asked to agree
     * @param missing how many are missing still
     * @param lines who is in it
     * @param room whether one more can be invited
     */
    record Role(String name, String label, String why, boolean agrees, int missing, List<Line> lines,
            boolean room) {}

    /** The roles of a draft: those that count after its answers, and those somebody is in. */
    List<Role> ofDraft(OnlineService service, List<Party> all, Answers answers, Locale language) {
        List<Party> there = all.stream().filter(party -> party.ended() == null).toList();
        return roles(service, there, answers, true, language);
    }

    /** Everybody of a case, also who left. */
    List<Role> ofCase(OnlineService service, CaseFile file, List<Party> all, Locale language) {
        List<Party> known = all.stream().filter(party -> party.person() != null).toList();
        return roles(service, known, file.answers(), false, language)
                .stream()
                .filter(role -> !role.lines().isEmpty())
                .toList();
    }

    private List<Role> roles(OnlineService service, List<Party> there, Answers answers, boolean draft,
            Locale language) {
        List<Missing> missing = PartiesOfRequest.missing(service, there, answers);
        List<Role> roles = new ArrayList<>();
        for (PartyRole role : service.parties()) {
            List<Party> inRole = there.stream().filter(party -> party.role().equals(role.name())).toList();
            boolean wanted = role.wanted().test(answers);
            if (wanted || !inRole.isEmpty()) {
                String key = service.city().name() + ".party." + role.name();
                long counting = inRole.stream().filter(party -> party.counts(clock.instant())).count();
                roles.add(new Role(role.name(), texts.say(key, List.of(), language),
                        texts.say(key + ".why", List.of(), language), !role.fillsIn(), lacking(role, missing),
                        inRole.stream().map(party -> line(party, draft || role.fillsIn())).toList(),
                        draft && wanted && counting < role.most()));
            }
        }
        return roles;
    }

    private static int lacking(PartyRole role, List<Missing> missing) {
        return missing.stream()
                .filter(each -> each.role().equals(role.name()))
                .mapToInt(each -> each.needed() - each.there())
                .sum();
    }

    /** What is missing before a draft can be handed in, one sentence a role. */
    List<String> missing(OnlineService service, List<Party> all, Answers answers, Locale language) {
        return PartiesOfRequest.missing(service, all, answers)
                .stream()
                .map(each -> texts.say(each.agrees() ? "party.missing.agrees" : "party.missing.fills-in", List.of(
                        texts.say(service.city().name() + ".party." + each.role(), List.of(), language), each.there(),
                        each.needed()), language))
                .toList();
    }

    Line line(Party party, boolean removable) {
        Said said = party.said();
        End ended = party.ended();
        Instant joined = party.joinedAt();
        Instant lapsed = said == null ? null : said.lapsedAt();
        Instant at = ended != null
                ? ended.at()
                : lapsed != null ? lapsed : said != null ? said.at() : joined != null ? joined : party.invitedAt();
        return new Line(party.id(), party.role(), party.name(), party.state(clock.instant()), at,
                joined == null ? party.codeUntil() : null, said == null ? null : said.representative(),
                removable && ended == null);
    }

    /** What somebody is asked to agree to, in words. */
    Map<String, String> shown(Map<String, Object> shown, Locale language) {
        Map<String, String> words = new LinkedHashMap<>();
        shown.forEach((key, value) -> words.put(texts.say(key, List.of(), language),
                value instanceof Phrase(String phrase, List<Object> arguments)
                        ? texts.say(phrase, arguments, language)
                        : Written.of(value, language)));
        return words;
    }
}
