// One attempt in full: question, answer with what was read in it, verdicts, other repeats and models.

const ROLES = ['system', 'user', 'assistant', 'tool'];
const CUT = '\uE0FF';

/** A text of the data; where it was cut for the page, that is said. */
function longText(text) {
    const at = text.indexOf(CUT);
    return at < 0 ? text : [text.slice(0, at), h('em', { class: 'cut' }, t('shortened', whole(Number(text.slice(at + 1)))))];
}

/** A turn's role and its text, from the mark in front. */
function turn(text) {
    const mark = text.charCodeAt(0) - 0xE000;
    return { role: ROLES[mark] || 'prompt', text: text.slice(1) };
}

const MANY = 1500; // characters from which a text is taken for one with worked examples

/**
 * A turn parted where worked examples stand in one text with the question: at the last blank line.
 * `before` is empty where there is nothing to part.
 */
function lastPart({ role, text }) {
    const trimmed = text.trimEnd();
    const gap = role === 'prompt' || trimmed.length > MANY ? trimmed.lastIndexOf('\n\n', trimmed.length - 3) : -1;
    const far = trimmed.length - gap > MANY;
    return gap < 0 || far ? { before: '', text: far && trimmed.length > MANY ? trimmed.slice(-300) : trimmed, far }
        : { before: text.slice(0, gap).trimEnd(), text: text.slice(gap + 2), far };
}

/** The question in few words: the end of what was asked last. */
function preview(turns) {
    if (!turns || !turns.length) return '';
    return lastPart(turn(turns[turns.length - 1])).text.replace(/\s+/g, ' ').slice(0, 240);
}

/** Why an answer has no score; empty where it has one or the request failed. */
function reason(unit, row, scorer) {
    return unit.columns['standing' + scorer][row] > FAILED ? unit.labels[unit.columns['rule' + scorer][row]] : '';
}

function badge(standing) {
    return h('span', { class: 'badge s-' + STANDINGS[standing], title: t(STANDINGS[standing] + '.means') },
        h('span', { 'aria-hidden': 'true' }, GLYPHS[standing] + ' '), t(STANDINGS[standing]));
}

/** Rules that read the beginning of a text; all others go by what is said last. */
const READS_FIRST = /^(bare_|leading_|first)/;

/**
 * Where the extracted answer may stand in the text, also with marks between thousands: its first place where the
 * rule reads the beginning, else its last.
 */
function findExtracted(text, extracted, rule) {
    const wanted = extracted.trim();
    if (!wanted) return null;
    const first = READS_FIRST.test(rule);
    const chosen = matches => matches[first ? 0 : matches.length - 1];
    const literal = first ? text.indexOf(wanted) : text.lastIndexOf(wanted);
    if (/^-?\d+(\.\d+)?$/.test(wanted)) {
        const [digits, fraction] = wanted.replace('-', '').split('.');
        const grouped = digits.replace(/(\d)(?=(\d{3})+$)/g, '$1[,\\u202f ]?');
        const tail = fraction && Number(fraction) ? '\\.' + fraction + '0*' : '(?:\\.0+)?';
        const matches = [...text.matchAll(new RegExp('(?<![\\d.])' + grouped + tail + '(?!\\d)', 'g'))];
        const match = chosen(matches);
        if (match) return [match.index, match.index + match[0].length];
    }
    if (/^[A-Za-z]$/.test(wanted)) { // an option: the letter alone, not within a word
        const matches = [...text.matchAll(new RegExp('(?<![A-Za-z])' + wanted + '(?![A-Za-z])', 'g'))];
        const match = chosen(matches);
        return match ? [match.index, match.index + 1] : null;
    }
    return literal < 0 ? null : [literal, literal + wanted.length];
}

/** Splits the model's thinking from its answer where it stands in one text. */
function splitThinking(output, reasoning) {
    const end = output.indexOf('</think>');
    if (reasoning || end < 0) return { thinking: reasoning, answer: output, from: 0 };
    const rest = output.slice(end + 8);
    return {
        thinking: output.slice(0, end).replace(/^\s*<think>/, '').trim(), answer: rest.trim(),
        from: end + 8 + rest.length - rest.trimStart().length,
    };
}

function thinkingBox(thinking) {
    if (!thinking) return null;
    return h('details', { class: 'thinking' },
        h('summary', {}, t('thinking'), ' ', h('small', {}, t('characters', whole(thinking.length)))),
        h('pre', {}, longText(thinking)));
}

/** The place in the answer that the rule read: as the run tells it, else `guessed` by its text; null for none. */
function markedPlace(unit, row, scorer, { answer, from }, extracted, rule) {
    const start = unit.columns['start' + scorer][row] - from;
    const end = unit.columns['end' + scorer][row] - from;
    if (end > start && start >= 0 && end <= answer.length) return { start, end, guessed: false };
    const found = extracted ? findExtracted(answer, extracted, rule) : null;
    return found && { start: found[0], end: found[1], guessed: true };
}

/** The answer with the extracted part marked. */
function answerBox(answer, place, rule) {
    if (!answer) return h('p', { class: 'none' }, t('no.text'));
    if (!place) return h('pre', { class: 'answer' }, longText(answer));
    return h('pre', { class: 'answer' }, answer.slice(0, place.start),
        h('mark', { class: place.guessed ? 'guessed' : null, title: t(place.guessed ? 'marked.guessed' : 'marked', rule) },
            answer.slice(place.start, place.end)), longText(answer.slice(place.end)));
}

/**
 * What was measured, a line a text: the option, its log-likelihood, by token, and with nothing before it where that was
 * measured too; the one that the scorer took is marked.
 */
function likelihoodTable(answer, options, extracted, rule) {
    const told = answer.split('\n').map(line => line.split(' '));
    const named = options.length > 0 && told.length % options.length === 0;
    const lines = named ? told.slice(0, options.length) : told;
    const alone = told.slice(lines.length);
    const chosen = named && rule !== 'each_token_likeliest' ? options.indexOf(extracted) : -1;
    const heads = [named ? t('option') : '', t('log.likelihood'), t('tokens'), t('per.token'), alone.length && t('alone'), ''];
    return h('div', { class: 'wide' }, h('table', { class: 'likelihoods' },
        h('thead', {}, h('tr', {}, heads.map((name, place) => name !== 0
            && h('th', { class: place > 0 && place < 5 && 'number' }, name)))),
        h('tbody', {}, lines.map(([sum, tokens, greedy], place) => h('tr', { class: place === chosen && 'chosen' },
            h('th', { scope: 'row' }, named ? longText(options[place]) : whole(place + 1)),
            h('td', { class: 'number' }, fixed(Number(sum), 4)),
            h('td', { class: 'number' }, whole(Number(tokens))),
            h('td', { class: 'number' }, Number(tokens) ? fixed(sum / tokens, 4) : '–'),
            alone.length > 0 && h('td', { class: 'number' }, fixed(Number(alone[place][0]), 4)),
            h('td', {}, [place === chosen && t('chosen'), greedy === 'true' && t('all.likeliest')].filter(Boolean).join(', ')))))));
}

function promptBox(turns) {
    const all = turns.map(turn);
    const show = one => h('div', { class: 'turn' }, h('span', { class: 'role' }, t('role.' + one.role)),
        h('pre', {}, longText(one.text)));
    const last = all[all.length - 1];
    const parts = lastPart(last);
    if (parts.before.length > MANY / 3) {
        return [all.length > 1 && h('details', { class: 'earlier' },
            h('summary', {}, t('earlier', all.length - 1)), all.slice(0, -1).map(show)),
        h('details', { class: 'earlier' }, h('summary', {}, t('beginning', whole(parts.before.length))),
            show({ role: last.role, text: parts.before })), show({ role: last.role, text: parts.text })];
    }
    return [all.length > 1 && h('details', { class: 'earlier' },
        h('summary', {}, t('earlier', all.length - 1)), all.slice(0, -1).map(show)), last && show(last)];
}

function verdictTable(unit, row, texts) {
    return h('table', { class: 'verdicts' },
        h('thead', {}, h('tr', {}, [t('scorer'), t('verdict'), t('score'), t('extracted'), t('rule')]
            .map((name, place) => h('th', { class: place === 2 && 'number' }, name)))),
        h('tbody', {}, unit.scorers.map((scorer, place) => {
            const standing = unit.columns['standing' + place][row];
            return h('tr', {}, h('th', { scope: 'row' }, scorer), h('td', {}, badge(standing)),
                h('td', { class: 'number' }, standing >= FAILED ? '–' : fixed(unit.columns['value' + place][row] / SHARE, 3)),
                h('td', {}, h('code', {}, texts[3 + place])),
                h('td', {}, standing < UNPARSED || reason(unit, row, place)
                    ? h('code', {}, unit.labels[unit.columns['rule' + place][row]]) : '–'));
        })));
}

function facts(unit, row) {
    const columns = unit.columns;
    const known = (name, show) => columns[name][row] ? show(columns[name][row] - 1) : '–';
    const list = [
        [t('tokens.prompt'), known('prompt_tokens', whole)],
        ...(unit.measures ? [] : [
            [t('tokens.completion'), known('completion_tokens', whole)],
            [t('length.characters'), whole(columns.length[row])]]),
        [t('latency'), unit.timed ? known('total_us', duration) : '–'],
        ...(unit.measures ? [] : [
            [t('first.token'), known('first_us', duration)],
            [t('finish'), FINISHES[columns.finish[row]]]]),
        [t('tries'), columns.tries[row]],
        ...unit.set.tags.filter(tag => tag.place[unit.question[row]])
            .map(tag => [tag.name, tag.values[tag.place[unit.question[row]] - 1]]),
    ];
    return h('dl', { class: 'facts' }, list.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

/** Links to the other repeats and to the same sample of the other series. */
function siblings(unit, row) {
    const sample = unit.columns.sample[row];
    const repeats = [];
    for (let other = 0; other < unit.rows; other++) {
        if (unit.columns.sample[other] === sample) repeats.push(other);
    }
    const others = data.units.filter(other => other !== unit && other.task === unit.task)
        .map(other => [other, other.find(sample, 0)]).filter(([, at]) => at >= 0);
    const chip = (other, at, name, here) => h('button', {
        class: 'chip' + (here ? ' here' : ''), type: 'button', 'aria-pressed': String(here),
        onclick: () => select(other.base + at),
    }, h('i', { class: 'glyph s-' + STANDINGS[other.columns.standing0[at]] }, GLYPHS[other.columns.standing0[at]]), name);
    return [
        repeats.length > 1 && h('div', { class: 'chips' }, h('span', { class: 'label' }, t('repeats')),
            repeats.map(at => chip(unit, at, unit.columns.repeat[at], at === row))),
        others.length > 0 && h('div', { class: 'chips' }, h('span', { class: 'label' }, t('others')),
            others.map(([other, at]) => chip(other, at, seriesLabel(other.series), false))),
    ];
}

/** The answers of the two series that are compared, words that differ marked. */
async function sideBySide(unit, row) {
    if (state.before === null || state.before === state.after) return null;
    const sample = unit.columns.sample[row];
    const pair = [state.before, state.after].map(series => findUnit(series, unit.task));
    if (!pair[0] || !pair[1] || !pair.includes(unit) || pair.some(one => one.measures)) return null;
    const rows = pair.map(one => one === unit ? row : one.find(sample, unit.columns.repeat[row]));
    if (rows.some(at => at < 0)) return null;
    const texts = await Promise.all(pair.map((one, side) => one.texts.read(rows[side])));
    const answers = texts.map(text => splitThinking(text[0], text[1]).answer || text[2]);
    const sides = wordDiff(answers[0], answers[1]);
    return h('section', {}, h('h3', {}, t('side.by.side')),
        h('div', { class: 'sides' }, pair.map((one, side) => h('div', {},
            h('p', { class: 'who' }, seriesLabel(one.series), ' ', badge(one.columns.standing0[rows[side]]),
                texts[side][3] ? h('code', {}, texts[side][3]) : ''),
            h('pre', { class: 'answer' }, sides
                ? sides[side].map(part => part.same ? part.text : h(side ? 'ins' : 'del', {}, longText(part.text)))
                : longText(answers[side]))))),
        !sides && h('p', { class: 'none' }, t('too.long')));
}

/** Fills the panel with an attempt. */
async function showDetail(panel, row) {
    const unit = unitOf(row);
    const at = row - unit.base;
    const [texts, question, sides] = await Promise.all(
        [unit.texts.read(at), unit.set.texts.read(unit.question[at]), sideBySide(unit, at)]);
    if (state.at !== row) return; // another one was chosen meanwhile
    const parts = splitThinking(texts[0], texts[1]);
    const { thinking, answer } = parts;
    const scorer = unit.scorer(state.scorer);
    const extracted = texts[3 + scorer];
    const rule = unit.labels[unit.columns['rule' + scorer][at]];
    const standing = unit.columns['standing' + scorer][at];
    const place = markedPlace(unit, at, scorer, parts, extracted, rule);
    const asked = question.length ? turn(question[0][question[0].length - 1]).text : '';
    const choices = question.slice(2).every(option => asked.includes(option)) ? [] : question.slice(2);
    panel.replaceChildren(
        h('header', { class: 'detail-head' },
            h('div', {}, h('h2', {}, unit.task, ' #', unit.columns.sample[at]),
                h('p', { class: 'who' }, seriesLabel(unit.series))),
            badge(standing),
            h('span', { class: 'buttons' },
                h('button', { type: 'button', title: t('previous') + ' (k)', 'aria-label': t('previous'), onclick: () => move(-1) }, '↑'),
                h('button', { type: 'button', title: t('next') + ' (j)', 'aria-label': t('next'), onclick: () => move(1) }, '↓'),
                h('button', { type: 'button', title: t('close') + ' (Esc)', 'aria-label': t('close'), onclick: () => select(null) }, '✕'))),
        ...siblings(unit, at).filter(Boolean),
        h('section', {}, h('h3', {}, t('question')), question.length ? promptBox(question[0])
            : h('p', { class: 'none' }, t('lost')),
            choices.length > 0 && !unit.measures && h('ol', { class: 'choices', type: 'A' }, choices.map(choice => h('li', {}, longText(choice))))),
        h('section', {}, h('h3', {}, t(unit.measures ? 'likelihoods' : 'answer')),
            texts[2] ? h('p', { class: 'failure' }, texts[2])
                : unit.measures ? likelihoodTable(texts[0], question.slice(2), extracted, rule)
                    : [thinkingBox(thinking), answerBox(answer, place, rule)],
            !texts[2] && !(unit.measures && extracted) && h('p', { class: 'reading' }, extracted
                ? [t('read.as'), ' ', h('code', {}, extracted), ' ', t('by.rule'), ' ', h('code', {}, rule),
                    !answer ? '' : !place ? ' · ' + t('not.literal') : place.guessed ? ' · ' + t('place.guessed') : '']
                : [t(STANDINGS[standing] + '.means'), ' ', reason(unit, at, scorer) ? h('code', {}, reason(unit, at, scorer)) : ''])),
        h('section', {}, h('h3', {}, t('reference')),
            h('pre', { class: 'reference' }, question.length > 1 ? longText(question[1]) : '')),
        ...(sides ? [sides] : []),
        ...(standing === FAILED ? [] : [h('section', {}, h('h3', {}, t('verdicts')),
            h('div', { class: 'wide' }, verdictTable(unit, at, texts)))]),
        facts(unit, at));
    panel.scrollTop = 0;
}
