package dev.touchstone.tasks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Fields ROW = (Fields) Json.parse("""
            {"question": " 2+3? ", "answer": "add\\n#### 1,005", "options": ["x", "y", "z"], "label": 2,
             "empty": "", "none": null, "price": 145.0, "deep": {"a": {"b": ["p", "q"]}}, "zh": "你好",
             "solution": "so \\\\boxed{\\\\frac{1}{2}}.", "flag": true}""");

    private static String render(String template) {
        return Template.compile("t", template).render(ROW);
    }

    /// What Jinja 3.1 prints for the same template and row, unless the filter is ours.
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '`',
            value = {
        "Q: {{question}}A=>Q:  2+3? A",
        "{{ question.strip() }}=>2+3?",
        "{{ question | trim | length }}=>4",
        "{{ options[label] }}{{ options[-1] }}{{ options.0 }}=>zzx",
        "{{ options[1:] | join('+') }}=>y+z",
        "{{ options[:-1] }}=>['x', 'y']",
        "{{ deep.a.b[1] }}{{ deep['a'].b.0 }}=>qp",
        "{{ options }}=>['x', 'y', 'z']",
        "{{ deep }}=>{'a': {'b': ['p', 'q']}}",
        "{{ {'a': 1, 'b': [true, none]} }}=>{'a': 1, 'b': [True, None]}",
        "{{ price }} {{ label }} {{ flag }} {{ none }}=>145.0 2 True None",
        "{{ label + 1 }} {{ label * 2.5 }} {{ 7 // 2 }} {{ -7 % 3 }} {{ 4 / 2 }}=>3 5.0 3 2 2.0",
        "{{ 'a' ~ label ~ zh }}=>a2你好",
        "{{ 'yes' if label == 2 else 'no' }}=>yes",
        "{{ 'yes' if label > 2 and flag or empty else 'no' }}=>no",
        "{{ ('x' in options) ~ ('q' not in question) }}=>TrueTrue",
        "{{ not empty }} {{ none is none }} {{ missing is defined }}=>True True False",
        "{{ label is not string }} {{ options is sequence }} {{ 3 is odd }}=>True True True",
        "{{ missing | default('?') }}{{ empty | default('e', true) }}=>?e",
        "{{ 'a b  c'.split() }}{{ 'a,b'.split(',')[1] }}=>['a', 'b', 'c']b",
        "{{ 'x=1'.split('=', 1) | last | int + 1 }}=>2",
        "{{ 'Ab'.lower() }}{{ 'Ab' | upper }}{{ 'ab cd' | title }}{{ 'aB' | capitalize }}=>abABAb CdAb",
        "{{ 'abc'.index('c') }}{{ options.index('y') }}{{ 'abc'.find('z') }}=>21-1",
        "{{ 'abab'.replace('ab', 'c') }}{{ 'abc'.startswith('ab') }}=>ccTrue",
        "{{ 'It''s' }}=>Its",
        "{% if label == 1 %}one{% elif label == 2 %}two{% else %}more{% endif %}=>two",
        "{% for o in options %}{{loop.index}}{{o}}{% if not loop.last %},{% endif %}{% endfor %}=>1x,2y,3z",
        "{% for o in [] %}x{% else %}none{% endfor %}=>none",
        "{% for k, v in deep.items() %}{{k}}{{v.b | length}}{% endfor %}=>a2",
        "{% for o in options if o != 'y' %}{{o}}{% endfor %}=>xz",
        "{% set a = options[0] + '!' %}{{a}}{{a}}=>x!x!",
        "{% set a, b = ['p', 'q'] %}{{b}}{{a}}=>qp",
        "{% for i in range(3) %}{{i}}{% endfor %}{{ range(1, 7, 3) | list }}=>012[1, 4]",
        "a  {%- if true -%}  b  {%- endif %}  c=>ab  c",
        "a{# note #}b{% raw %}{{x}}{% endraw %}=>ab{{x}}",
        "{{ answer | after('- ') if '- ' in answer else 'none' }}=>none",
        "{{ answer.split('1,')[-1] }}=>005",
        "{{ label | letter }}{{ '1' | letter }}{{ 'D' | letter }}=>CBD",
        "{{ options | letters | join }}=>ABC",
        "{{ solution | boxed }}=>\\frac{1}{2}",
        "{{ 'a;b' | before(';') }}{{ '1,000' | remove(',') }}=>a1000",
        "{{ '3.7' | int }}{{ 'x' | int(0) }}{{ '2' | float }}=>302.0",
        "{question} is {unknown} \\frac{1}{2}=> 2+3?  is {unknown} \\frac{1}{2}",
        "question=> 2+3? ",
        "word=>word",
        "literal text {}=>literal text {}",
    })
    void rendersAsJinjaDoes(String template, String expected) {
        assertThat(render(template)).isEqualTo(expected);
    }

    @Test
    void goldOfAWorkedAnswerStandsBehindItsMark() {
        assertThat(render("{{ answer | after('#### ') | remove(',') }}")).isEqualTo("1005");
        assertThat(render("{{ 'a\\n\\tb\\'' }}")).isEqualTo("a\n\tb'");
        assertThat(render("x\n{% if flag %}\ny\n{% endif %}\nz\n")).isEqualTo("x\n\ny\n\nz\n");
    }

    @Test
    void evaluateKeepsTheValueOfASingleExpression() {
        assertThat(Template.compile("t", " {{ options }} ").evaluate(ROW, Fields.EMPTY))
                .isEqualTo(Value.ofTexts(List.of("x", "y", "z")));
        assertThat(Template.compile("t", "{% set a = label %}{{ a }}").evaluate(ROW, Fields.EMPTY))
                .isEqualTo(Value.of(2));
        assertThat(Template.compile("t", "options").evaluate(ROW, Fields.EMPTY))
                .isInstanceOf(Value.Items.class);
        assertThat(Template.compile("t", "{{label}}.").evaluate(ROW, Fields.EMPTY)).isEqualTo(Value.of("2."));
    }

    @Test
    void variablesOfTheTaskStandBehindTheFieldsOfTheRow() {
        Fields variables = Fields.EMPTY.with("subset", Value.of("anatomy")).with("label", Value.of(9));
        assertThat(Template.compile("t", "{{subset}} {{label}}").render(ROW, variables))
                .isEqualTo("anatomy 2");
    }

    @Test
    void aSingleWordIsAFieldOnlyWhereATemplateIsExpected() {
        Fields row = Fields.EMPTY.with("A", Value.of("text of option A"));
        assertThat(Template.compile("t", "A").render(row)).isEqualTo("text of option A");
        assertThat(Template.compileText("t", "A").render(row)).isEqualTo("A");
    }

    @Test
    void wordsThatBelongToNoRowKeepTheirBraces() {
        Fields row = Fields.EMPTY.with("answer", Value.of("42"));
        assertThat(Template.compileWords("t", "End with \\boxed{answer}.").render(row))
                .isEqualTo("End with \\boxed{answer}.");
        assertThat(Template.compileText("t", "It is {answer}.").render(row)).isEqualTo("It is 42.");
    }

    @Test
    void missingFieldIsNamedWithPlaceNearNameAndTheRowsFields() {
        assertThatThrownBy(() -> Template.compile("gsm8k.yaml: doc_to_text", "Hi\n{{ quesiton }}")
                .render(ROW))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_TEMPLATE))
                .hasMessageContaining("gsm8k.yaml: doc_to_text, line 2 column 4")
                .hasMessageContaining("no field 'quesiton', did you mean 'question'")
                .hasMessageContaining("question, answer, options");
        assertThatThrownBy(() -> render("{{ options[7] }}")).hasMessageContaining("there is no item 7");
        assertThatThrownBy(() -> render("{{ deep.x }}")).hasMessageContaining("there is no 'x'");
        assertThatThrownBy(() -> render("{quest} {answr}"))
                .hasMessageContaining("none of the fields quest, answr");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
        "{{ answer | after('@@') }}#the mark '@@' is not in the text",
        "{{ zh | int }}#is not a number",
        "{{ question + 1 }}#joins two texts",
        "{{ 1 / 0 }}#division by zero",
        "{{ zh | boxed }}#no \\boxed",
        "{{ zh | letter }}#a number from 0 to 25",
        "{{ none.strip() }}#has no method 'strip'",
        "{% for x in label %}{% endfor %}#needs a list",
    })
    void whatCannotBeDoneIsSaid(String template, String message) {
        assertThatThrownBy(() -> render(template)).isInstanceOfSatisfying(TouchstoneException.class,
                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_TEMPLATE))
                        .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
        "{{ a #without '}}'",
        "{% if a %}b#ends before 'endif'",
        "{% for a in b %}c#ends before 'endfor'",
        "{{ 'a }}#closing quote",
        "{{ a b }}#expected '}}', found 'b'",
        "{{ a | }}#the name of a filter",
        "{{ }}#expected a value",
        "{% endif %}#'endif' is not supported",
        "{{ a ? b }}#unexpected character '?'",
        "{{ 1.2.3 }}#'1.2.3' is not a number",
        "{{ (a }}#expected ','",
        "{% macro x() %}#'macro' is not supported",
        "{{ a | groupby }}#filter 'groupby' is not supported",
        "{{ a.__class__() }}#method '__class__' is not supported",
        "{{ lipsum() }}#function 'lipsum' is not supported",
        "{% raw %}x#'raw' without 'endraw'",
        "{% include 'x' %}#'include' is not supported",
    })
    void truncatedAndUnknownTemplatesAreRefusedWhenCompiled(String template, String message) {
        assertThatThrownBy(() -> Template.compile("t", template)).isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("template t, line 1").hasMessageContaining(message);
    }

    @Test
    void hostileTemplatesMeetABound() {
        assertThatThrownBy(() ->
                render("{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}"))
                .hasMessageContaining("100,000 loop turns");
        assertThatThrownBy(() -> render("{{ range(1000000000) | length }}"))
                .hasMessageContaining("a range of more");
        String doubling = "{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a + a %}".repeat(40) + "{{a}}";
        assertThatThrownBy(() -> render(doubling)).hasMessageContaining("16,000,000 characters");
        String blowUp = "{% set a = 'x' %}"
                + "{% set a = a.replace('x', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx') %}".repeat(8);
        assertThatThrownBy(() -> render(blowUp)).hasMessageContaining("16,000,000 characters");
        assertThatThrownBy(() -> render("{{ " + "(".repeat(500) + "1" + ")".repeat(500) + " }}"))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> render("{{ " + "not ".repeat(500) + "1 }}"))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> render("{{ " + "-".repeat(500) + "1 }}"))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> render("{% if 1 %}".repeat(500))).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> Template.compile("t", "x".repeat(1_000_001)))
                .hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '`',
            value = {
        "Q: {{ question }}{{-answer-}}=>Q: {question}{answer}",
        "{{ label | letter }}{{ answer | after('#### ') | remove(',') }}=>{label}{answer}",
        "About {{ subset.replace('_', ' ') }} ({{subset}})=>About world war (world_war)",
        "{{ question.strip() }}{{ subset | upper }}{{ subset[0] }}{% if passage %}x{% endif %}"
                + "=>{{ question.strip() }}{{ subset | upper }}{{ subset[0] }}{% if passage %}x{% endif %}",
        "\\boxed{x} {{ 'a' }}=>\\boxed{x} {{ 'a' }}",
    })
    void aisbenchWritesAFieldInSingleBracesAndAVariableAsItsValue(String template, String braces) {
        Fields variables = Fields.EMPTY.with("subset", Value.of("world_war"));
        assertThat(Template.compile("t", template).inBraces(variables)).isEqualTo(braces);
    }
}
