package ch.meinkonto.portal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ch.meinkonto.portal.cityservice.CityServiceRefusal.Kind;

/** A form asks what is to be asked, and takes no answer that cannot stand. */
class FormDefinitionTests {
    private enum Animal {
        CAT,
        LARGE_DOG
    }

    private enum Reason {
        TOO_YOUNG
    }

    private static final ChoiceField<Animal> ANIMAL = ChoiceField.of("animal", Animal.class);
    private static final TextField<String> CHIP = TextField.line("chip", 15);
    private static final DateField BORN = DateField.named("born");
    private static final TextField<String> REMARK = TextField.lines("remark", 100).withoutObligation();
    private static final KnownField<String> BREED = KnownField.text("breed");

    private static final FormDefinition FORM = new FormDefinition("pets", 1, List.of(
            Section.of("animal", Question.of("animal", ANIMAL),
                    Question.of("chip", CHIP)
                            .when(answers -> answers.is(ANIMAL, Animal.LARGE_DOG))
                            .learning(answers -> answers.with(BREED, "Pudel"))),
            Section.of("more", Question.of("more", BORN, REMARK).checking(FormDefinitionTests::mustBeOld))),
            List.of(BREED));

    private static void mustBeOld(Answers answers) {
        if (answers.get(BORN).isAfter(LocalDate.of(2025, 1, 1))) {
            throw new AnswerRefused("born", Reason.TOO_YOUNG, Kind.INVALID, "pets.too-young");
        }
    }

    private static Answers answer(String question, Answers before, String... written) {
        Map<String, List<String>> values = new HashMap<>();
        for (int index = 0; index < written.length; index += 2) {
            values.put(written[index], List.of(written[index + 1]));
        }
        return FORM.answer(FORM.question(question, before).orElseThrow(), values, before);
    }

    @Test
    void asksOneQuestionAfterTheOtherAndOnlyThoseThatMatter() {
        assertThat(FORM.open(Answers.none()).map(Question::name)).contains("animal");
        Answers cat = answer("animal", Answers.none(), "animal", "cat");
        assertThat(FORM.open(cat).map(Question::name)).contains("more");
        assertThat(FORM.question("chip", cat)).isEmpty();
        Answers dog = answer("animal", Answers.none(), "animal", "large-dog");
        assertThat(FORM.open(dog).map(Question::name)).contains("chip");
        assertThat(FORM.before(FORM.question("more", dog).orElseThrow(), dog).map(Question::name)).contains("chip");
    }

    @Test
    void keepsWhatItLearnsAndForgetsWhatIsNoLongerAsked() {
        Answers dog = answer("chip", answer("animal", Answers.none(), "animal", "large-dog"), "chip", "756");
        assertThat(dog.of(BREED)).contains("Pudel");
        Answers cat = answer("animal", dog, "animal", "cat");
        assertThat(FORM.relevant(cat).has(CHIP)).isFalse();
        assertThat(FORM.relevant(cat).of(ANIMAL)).contains(Animal.CAT);
    }

    @Test
    void saysEverythingThatIsWrongWithAQuestionAtOnce() {
        assertThatThrownBy(() -> answer("more", Answers.none(), "born", "soon", "remark", "x".repeat(101)))
                .isInstanceOfSatisfying(AnswersRefused.class, refused -> assertThat(refused.refused())
                        .extracting(AnswerRefused::field, AnswerRefused::reason)
                        .containsExactly(tuple("born", Mistake.NOT_A_DATE),
                                tuple("remark", Mistake.TOO_LONG)));
        assertThatThrownBy(() -> answer("more", Answers.none()))
                .isInstanceOfSatisfying(AnswersRefused.class, refused -> assertThat(refused.refused()).singleElement()
                        .satisfies(missing -> assertThat(missing.isMissing()).isTrue()));
    }

    @Test
    void readsDaysAsPeopleAndProgramsWriteThem() {
        for (String written : List.of("1.3.2024", "01.03.2024", " 1. 3. 2024 ", "2024-03-01", "1/3/2024")) {
            assertThat(BORN.read(List.of(written))).as(written).isEqualTo(LocalDate.of(2024, 3, 1));
        }
        for (String written : List.of("31.2.2024", "1.3.24", "gestern", "2024-13-01")) {
            assertThatThrownBy(() -> BORN.read(List.of(written))).as(written).isInstanceOf(AnswerRefused.class);
        }
    }

    @Test
    void asksOnceForWhatMayStayEmpty() {
        FormDefinition form = new FormDefinition("pets", 1,
                List.of(Section.of("more", Question.of("remark", REMARK), Question.of("born", BORN))), List.of());
        assertThat(form.open(Answers.none()).map(Question::name)).contains("remark");
        Question remark = form.question("remark", Answers.none()).orElseThrow();
        Answers left = form.answer(remark, Map.of("remark", List.of("")), Answers.none());
        assertThat(left.has(REMARK)).isFalse();
        assertThat(form.open(left).map(Question::name)).contains("born");
        assertThat(form.open(form.relevant(left)).map(Question::name)).contains("born");
        Answers said = form.answer(remark, Map.of("remark", List.of("shy")), left);
        assertThat(said.of(REMARK)).contains("shy");
        assertThat(said.leftEmpty()).isEmpty();
    }

    @Test
    void takesNoChoiceThatIsNotOffered() {
        assertThatThrownBy(() -> answer("animal", Answers.none(), "animal", "snake"))
                .isInstanceOf(AnswersRefused.class);
    }

    @Test
    void touchesNoAnswerOfAnotherQuestion() {
        Answers cat = answer("animal", Answers.none(), "animal", "cat", "breed", "forged", "born", "2020-01-01");
        assertThat(cat.has(BREED)).isFalse();
        assertThat(cat.has(BORN)).isFalse();
    }

    @Test
    void checksAgainWhatStoodOnce() {
        Answers young = Answers.none().with(ANIMAL, Animal.CAT).with(BORN, LocalDate.of(2025, 6, 1));
        assertThatThrownBy(() -> FORM.check(young)).isInstanceOfSatisfying(AnswersRefused.class, refused -> {
            assertThat(refused.question().name()).isEqualTo("more");
            assertThat(refused.reason()).isEqualTo(Reason.TOO_YOUNG);
        });
        FORM.check(young.with(BORN, LocalDate.of(2024, 6, 1)));
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        assertThatThrownBy(() -> new FormDefinition("pets", 1,
                List.of(Section.of("a", Question.of("a", ANIMAL), Question.of("b", ANIMAL))), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("animal");
    }

    @Test
    void tellsNothingOfAnAnswerInALog() {
        assertThat(Answers.none().with(CHIP, "756").toString()).doesNotContain("756").contains("chip");
        assertThat(Optional.of(Answers.none().with(CHIP, "756")).toString()).doesNotContain("756");
    }
}
