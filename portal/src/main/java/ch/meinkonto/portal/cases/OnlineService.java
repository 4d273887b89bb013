package ch.meinkonto.portal.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import ch.meinkonto.portal.access.Resident;
import ch.meinkonto.portal.cityservice.Money;
import ch.meinkonto.portal.cityservice.OfService;
import ch.meinkonto.portal.cityservice.ToldBefore.NewPlace;
import ch.meinkonto.portal.form.Answers;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.FormDefinition;
import ch.meinkonto.portal.form.SuitabilityCheck;
import ch.meinkonto.portal.party.PartyRole;

/**
 * A city service that stands on the platform: what it asks and what it decides. Everything that is called while a case
 * changes runs in the transaction of that change. Its folder holds {@code about.html} with a fragment {@code about}, the text
 * of its start page, and its messages.
 */
public interface OnlineService extends OfService {
    /** The form new drafts are begun with. */
    FormDefinition form();

    /** Whether somebody who begins sees the list of tasks first; for a few questions it would only be in the way. */
    default boolean beginsWithTasks() {
        return form().sections().size() > 3;
    }

    /** A version with which drafts or cases were begun; empty when drafts of it are to be migrated. */
    default Optional<FormDefinition> form(int version) {
        return version == form().version() ? Optional.of(form()) : Optional.empty();
    }

    /** The form with which answers of a version are read: its own, or the newest where that is gone. */
    default FormDefinition formOf(int version) {
        return form(version).orElseGet(this::form);
    }

    /** Answers of a draft whose version is gone, for the newest form. Answers to questions that are still asked stay. */
    default Answers migrated(Answers answers, int version) {
        return form().relevant(answers);
    }

    /**
     * Answers of an earlier case, for somebody who begins again with them. What is known of them today comes on top.
     *
     * @param version of the form with which they were given
     */
    default Answers again(Answers earlier, int version, Resident resident) {
        return migrated(earlier, version);
    }

    /** "Is this for me", for services where that is a question. */
    default Optional<SuitabilityCheck> suitability() {
        return Optional.empty();
    }

    /** Values the text of the start page mentions, as {@code aboutFacts}; dates appear as they are written in Switzerland. */
    default List<Object> aboutFacts() {
        return List.of();
    }

    /** What is known of somebody who begins, so that it is not asked. */
    default Answers knownOf(Resident resident) {
        return Answers.none();
    }

    /** Two or three capital letters with which references begin. */
    String referencePrefix();

    /** What a case is about, in a few characters, for lists. */
    String subject(Answers answers);

    /**
     * What a request costs, by the rules of the day; it is handed in once that is paid. Asked when the answers are complete,
     * on the page where they are checked and when the resident goes to pay; what was shown then is what is charged.
     *
     * @return empty where it costs nothing, else more than zero
     */
    default Optional<Money> fee(Answers answers) {
        return Optional.empty();
    }

    /** Who else can take part in a request, by invitation; nobody unless the service says so. */
    default List<PartyRole> parties() {
        return List.of();
    }

    /**
     * Whether the fee goes back, after a refusal or a withdrawal; asked for requests that were paid.
     *
     * @param ended decided against, or withdrawn
     */
    default boolean refundsFee(CaseFile ended) {
        return false;
    }

    /**
     * Decides by rule, or leaves it to the office. What it writes down is part of the transaction. Where the request was paid,
     * a refusal gives the money back and leaves the draft as it was.
     *
     * @throws ch.meinkonto.portal.cityservice.CityServiceRefusal when it cannot be handed in at all
     */
    Handling handle(Application application);

    /** A case was decided, by rule or by staff: what follows from it, and the documents the resident gets. */
    List<NewDocument> decided(CaseFile decided);

    /** What staff must say to grant a request of this kind. */
    default List<Field<?>> decisionFields() {
        return List.of();
    }

    /**
     * Names of the text blocks staff can take as reasons, and when they ask back: {@code service.block.name} is written to the
     * resident, and {@code service.block.name.title} is what staff choose.
     */
    default List<String> textBlocks() {
        return List.of();
    }

    /** Whether the office may grant less than was asked; {@link #completed} says when it does. */
    default boolean mayGrantLess() {
        return false;
    }

    /**
     * Checks what staff are about to decide, and adds what follows from the rules. Staff say whether they grant; whether that is
     * less than was asked is said here, by {@link Decision#grantingLess}.
     *
     * @throws ch.meinkonto.portal.form.AnswerRefused when it cannot be decided so
     */
    default Decision completed(CaseFile file, Decision decision) {
        return decision;
    }

    /** Whether a decision needs a second person. */
    default boolean needsSecondPerson(CaseFile file, Decision decision) {
        return false;
    }

    /** Whether a resident may withdraw a case; by default until it is decided. */
    default boolean mayWithdraw(CaseFile file) {
        return file.state().isOpen();
    }

    /** A case was withdrawn: what follows from it. */
    default void withdrawn(CaseFile withdrawn) {}

    /** What else a resident may do with a case. */
    default List<CaseAction> actions(CaseFile file) {
        return List.of();
    }

    /**
     * What stands about a case on its page, besides the answers: message key and value, or a {@link Phrase}; dates are written
     * as in Switzerland.
     */
    default Map<String, Object> facts(CaseFile file) {
        return Map.of();
    }

    /** What the office should see about a case besides its answers, in the form of {@link #facts}; residents do not. */
    default Map<String, Object> officeFacts(CaseFile file) {
        return Map.of();
    }

    /** Pages for staff of this service alone, beside its cases. */
    default List<CaseAction> desk() {
        return List.of();
    }

    /** What somebody with such a case probably needs next; the confirmation and the page of the case lead there. */
    default List<CaseAction> nextServices(CaseFile file) {
        return List.of();
    }

    /** Where somebody lives from a day on, by what they told in a case: other services need not ask it again. */
    default Optional<NewPlace> newPlace(CaseFile file) {
        return Optional.empty();
    }

    /** What its mails mention, after reference and address. */
    default List<Object> letterFacts(CaseFile file) {
        return List.of();
    }
}
