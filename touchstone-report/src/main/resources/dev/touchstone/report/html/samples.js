// The second view: every attempt as a line of a table that only draws what is seen, filters, search.

const LINE = 32; // height of a line in pixels, as in page.css
const SPARE = 8; // lines drawn beyond what is seen
const NARROW = 700; // pixels, as in page.css
const NO_VALUE = '(none)'; // of samples without the field, as the tables call them
const COLUMNS = ['standing', 'sample', 'task', 'series', 'question', 'extracted', 'gold', 'length', 'time'];

/** The list as it is filtered and sorted: numbers of rows. */
let list = new Int32Array(0);
let counts = new Array(STANDINGS.length).fill(0);
let cutCount = 0;
let matches = null; // of the search: one byte a row, or null
let searching = 0; // number of the present search; an older one stops
let table = null; // elements of the view, made once

/** The chosen values by field: `state.tag` has a line `field=value` for each. */
function chosenTags() {
    return state.tag.split('\n').filter(Boolean).map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}

/** The state with another value of a field; none takes it away. */
function withTag(name, value) {
    const others = chosenTags().filter(([other]) => other !== name);
    return [...others, ...value ? [[name, value]] : []].map(([field, one]) => field + '=' + one).join('\n');
}

/** What of the filters a row of a unit must meet; null where no row of the unit does. */
function wanted(unit) {
    if (state.task !== '' && unit.task !== state.task) return null;
    if (state.series !== null && unit.series !== state.series) return null;
    const places = [];
    for (const [name, wantedValue] of chosenTags()) {
        const tag = unit.set.tags.find(one => one.name === name);
        const value = tag ? tag.values.indexOf(wantedValue) + 1 : 0;
        if (!tag || !value && wantedValue !== NO_VALUE) return null;
        places.push({ column: tag.place, value });
    }
    const change = state.changed ? changes(unit, state.before, state.after) : null;
    return { places, change, direction: { better: 1, worse: -1 }[state.changed] || 0 };
}

/** Goes through all rows once: counts standings, keeps what the filters want. */
function filterRows() {
    const kept = new Int32Array(data.rows);
    let size = 0;
    counts = new Array(STANDINGS.length).fill(0);
    cutCount = 0;
    const chosen = STANDINGS.map(name => !state.standing.length || state.standing.includes(name));
    for (const unit of data.units) {
        const filter = wanted(unit);
        if (!filter) continue;
        const standings = unit.columns['standing' + unit.scorer(state.scorer)];
        const finish = unit.columns.finish;
        for (let row = 0; row < unit.rows; row++) {
            if (filter.places.some(place => place.column[unit.question[row]] !== place.value)) continue;
            if (filter.change && (filter.change[row] === 0
                || filter.direction && filter.change[row] !== filter.direction)) continue;
            if (matches && !matches[unit.base + row]) continue;
            counts[standings[row]]++;
            const cut = finish[row] === CUT_AT_LENGTH;
            if (cut) cutCount++;
            if (chosen[standings[row]] && (!state.cut || cut)) kept[size++] = unit.base + row;
        }
    }
    list = kept.subarray(0, size);
}

/** The number that a row is sorted by. */
function sortKeys() {
    const keys = new Float64Array(data.rows);
    const seriesFirst = { series: unit => unit.series, task: unit => head.tasks.indexOf(unit.task) }[state.sort];
    for (const unit of data.units) {
        const column = {
            standing: unit.columns['standing' + unit.scorer(state.scorer)], sample: unit.columns.sample,
            length: unit.lengths, time: unit.columns.total_us,
        }[state.sort];
        for (let row = 0; row < unit.rows; row++) {
            keys[unit.base + row] = seriesFirst ? seriesFirst(unit) : column[row];
        }
    }
    return keys;
}

/** Key and row as one number each, which sorts several times faster than by a function; exact up to 2^53. */
function sortRows() {
    if (!state.sort) return;
    const keys = sortKeys();
    const rows = Math.max(1, data.rows);
    const most = 2 ** 31;
    const packed = new Float64Array(list.length);
    for (let place = 0; place < list.length; place++) {
        const key = keys[list[place]];
        packed[place] = (state.descending ? most - key : key) * rows + list[place];
    }
    packed.sort();
    list = new Int32Array(packed.length);
    for (let place = 0; place < packed.length; place++) {
        list[place] = packed[place] - Math.floor(packed[place] / rows) * rows;
    }
}

/** Filters, sorts and draws. */
function refreshList() {
    if (!table) return;
    const began = performance.now();
    filterRows();
    sortRows();
    table.spacer.style.height = list.length * LINE + 'px';
    drawFilters();
    drawLines();
    table.status.textContent = t('shown', whole(list.length), whole(data.rows));
    document.documentElement.dataset.filterMs = (performance.now() - began).toFixed(1); // for measurements
}

let drawing = false;

function drawSoon() {
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(() => {
        drawing = false;
        drawLines();
    });
}

/** Which columns are shown: those that tell something apart; fewer beside an open panel. */
function shownColumns() {
    if (innerWidth < NARROW) return ['standing', 'sample', 'question', 'extracted'];
    const roomy = state.at === null || innerWidth > 1900;
    return COLUMNS.filter(name => ({
        task: head.tasks.length > 1 && state.task === '', series: head.series.length > 1 && state.series === null,
        length: roomy && data.units.some(unit => !unit.measures), time: roomy && data.units.some(unit => unit.timed),
    })[name] !== false);
}

/** A text that is there now, or starts to open and is drawn when it is there. */
function textsNow(texts, line) {
    const known = texts.now(line);
    if (!known) texts.open(line).then(drawSoon);
    return known;
}

/** A task's name without what all names begin with. */
function shortTask(task) {
    if (shortTask.prefix === undefined) {
        const [first, ...others] = head.tasks;
        let length = others.length ? first.length : 0;
        for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
        shortTask.prefix = first.slice(0, length).search(/[_.\-/][^_.\-/]*$/) + 1;
    }
    return shortTask.prefix > 6 ? '…' + task.slice(shortTask.prefix) : task;
}

function tail(text, most) {
    const flat = text.replace(/\s+/g, ' ').trim();
    return flat.length <= most ? flat : '… ' + flat.slice(-most);
}

function lineOf(row, place) {
    const unit = unitOf(row);
    const at = row - unit.base;
    const texts = textsNow(unit.texts, at);
    const question = textsNow(unit.set.texts, unit.question[at]);
    const standing = unit.standing(at, state.scorer);
    const repeat = unit.columns.repeat[at];
    const cells = {
        standing: () => h('span', { class: 'c-standing' },
            h('i', { class: 'glyph s-' + STANDINGS[standing] }, GLYPHS[standing]),
            innerWidth < NARROW ? '' : t(STANDINGS[standing])),
        sample: () => h('span', { class: 'number' }, unit.columns.sample[at],
            repeat ? h('small', {}, '.' + repeat) : ''),
        task: () => h('span', { title: unit.task }, shortTask(unit.task)),
        series: () => h('span', {}, seriesLabel(unit.series)),
        question: () => h('span', { class: 'c-question' }, question ? preview(question[0]) : '…'),
        extracted: () => h('code', {}, texts ? texts[3 + unit.scorer(state.scorer)].slice(0, 80) || texts[2].slice(0, 80) || reason(unit, at, unit.scorer(state.scorer)) : ''),
        gold: () => h('code', {}, question && question.length > 1 ? tail(question[1], 18) : ''),
        length: () => h('span', { class: 'number' }, standing === FAILED || unit.measures ? '–' : whole(unit.lengths[at])),
        time: () => h('span', { class: 'number' },
            unit.columns.total_us[at] ? duration(unit.columns.total_us[at] - 1) : '–'),
    };
    const line = h('div', {
        class: 'line' + (row === state.at ? ' here' : ''), role: 'row', id: 'row' + row,
        'aria-rowindex': place + 1, 'aria-selected': String(row === state.at), onclick: () => select(row),
    }, shownColumns().map(name => cells[name]()));
    line.style.top = place * LINE + 'px';
    line.style.gridTemplateColumns = gridColumns();
    return line;
}

function gridColumns() {
    const roomy = state.at === null || innerWidth > 1900;
    const answers = roomy ? 'minmax(4rem, 9rem)' : '5rem';
    const widths = {
        standing: innerWidth < NARROW ? '1.2rem' : '6.8rem', sample: innerWidth < NARROW ? '3.2rem' : '4.5rem', task: 'minmax(5rem, 9rem)', series: roomy ? 'minmax(6rem, 13rem)' : '8rem',
        question: 'minmax(8rem, 1fr)', extracted: answers, gold: answers, length: '5rem', time: '5rem',
    };
    return shownColumns().map(name => widths[name]).join(' ');
}

/** Draws the lines that are seen. */
function drawLines() {
    if (!table || !table.scroller.isConnected) return;
    const first = Math.max(0, Math.floor(table.scroller.scrollTop / LINE) - SPARE);
    const last = Math.min(list.length,
        Math.ceil((table.scroller.scrollTop + table.scroller.clientHeight) / LINE) + SPARE);
    const lines = [];
    for (let place = first; place < last; place++) lines.push(lineOf(list[place], place));
    table.spacer.replaceChildren(...lines);
    table.scroller.setAttribute('aria-rowcount', list.length);
    table.empty.hidden = list.length > 0;
}

/** Chooses a row, or none; the page's address then leads to it. */
function select(row) {
    update({ at: row });
}

/** Chooses the row that many lines further down. */
function move(by) {
    if (!list.length) return;
    const now = list.indexOf(state.at);
    const next = now < 0 ? 0 : Math.max(0, Math.min(list.length - 1, now + by));
    reveal(next);
    select(list[next]);
}

function reveal(place) {
    const { scroller } = table;
    const top = place * LINE;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + LINE > scroller.scrollTop + scroller.clientHeight) {
        scroller.scrollTop = top + LINE - scroller.clientHeight;
    }
}

/** Looks for the words in every text of prompts, answers, references and extractions. */
async function search() {
    const number = ++searching;
    const needle = JSON.stringify(state.q).slice(1, -1).toLowerCase();
    if (!needle) {
        matches = null;
        refreshList();
        return;
    }
    const found = new Uint8Array(data.rows);
    const sources = [...data.sets, ...data.units];
    const all = sources.reduce((sum, source) => sum + source.texts.blocks.length, 0);
    let done = 0;
    let told = performance.now();
    for (const source of sources) {
        const lineMatches = new Uint8Array(source instanceof Unit ? source.rows : source.sample.length);
        for (let place = 0; place < source.texts.blocks.length; place++) {
            const lines = await openLines(source.texts.blocks[place]);
            if (number !== searching) return;
            lines.forEach((line, at) => {
                if (line.toLowerCase().includes(needle)) lineMatches[source.texts.starts[place] + at] = 1;
            });
            done++;
            if (performance.now() - told > 100) {
                table.status.textContent = t('searching', Math.round(100 * done / all));
                await new Promise(resolve => setTimeout(resolve));
                told = performance.now();
            }
        }
        for (const unit of data.units) {
            if (unit === source) lineMatches.forEach((match, row) => { if (match) found[unit.base + row] = 1; });
            if (unit.set === source) unit.question.forEach((line, row) => { if (lineMatches[line]) found[unit.base + row] = 1; });
        }
    }
    matches = found;
    document.documentElement.dataset.searched = state.q; // for measurements
    refreshList();
}

/** Replaces what an element holds; a control that had the keyboard still has it. */
function replaceControls(parent, children) {
    const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    parent.replaceChildren(...children);
    const control = focused && [...parent.querySelectorAll('[data-key]')].find(one => one.dataset.key === focused);
    if (control) control.focus();
}

function choice(label, value, options, onchange) {
    return h('label', { class: 'choice' }, h('span', {}, label), h('select', {
        'data-key': label, onchange: event => onchange(event.target.value),
    }, options.map(([key, name]) => h('option', { value: key, selected: String(key) === String(value) }, name))));
}

function drawFilters() {
    const tasks = [...new Set(data.units.map(unit => unit.task))];
    const scorers = [...new Set(data.units.flatMap(unit => unit.scorers))].filter(Boolean);
    const tags = new Map();
    const chosen = new Map(chosenTags());
    for (const tag of data.units.filter(wantedTask).flatMap(unit => unit.set.tags)) {
        const values = tags.get(tag.name) || new Set();
        tag.values.forEach(value => values.add(value));
        if (tag.place.includes(0)) values.add(NO_VALUE);
        tags.set(tag.name, values);
    }
    for (const name of chosen.keys()) if (!tags.has(name)) tags.set(name, new Set([chosen.get(name)]));
    const inOrder = values => [...values].sort((left, right) => (left === NO_VALUE) - (right === NO_VALUE)
        || left.localeCompare(right, 'en', { numeric: true }));
    replaceControls(table.filters, [
        tasks.length > 1 && choice(t('task'), state.task, [['', t('all')], ...tasks.map(task => [task, task])],
            task => update({ task, tag: '' })),
        head.series.length > 1 && choice(t('model'), state.series === null ? '' : state.series,
            [['', t('all')], ...head.series.map((_, place) => [place, seriesText(place)])],
            series => update({ series: series === '' ? null : Number(series) })),
        ...[...tags].filter(([, values]) => values.size > 1 || chosen.size).map(([name, values]) =>
            choice(name, chosen.get(name) || '', [['', t('all')], ...inOrder(values).map(value => [value, value])],
                value => update({ tag: withTag(name, value) }))),
        scorers.length > 1 && choice(t('scorer'), state.scorer || scorers[0], scorers.map(name => [name, name]),
            scorer => update({ scorer: scorer === scorers[0] ? '' : scorer })),
        head.series.length > 1 && choice(t('changed'), state.changed,
            [['', t('all')], ['any', t('changed.any')], ['better', t('changed.better')], ['worse', t('changed.worse')]],
            changed => update({ changed })),
    ].filter(Boolean));
    const shown = STANDINGS.filter((name, place) =>
        !SOMETIMES.includes(place) || counts[place] || state.standing.includes(name));
    replaceControls(table.standings, [...shown.map(name => [name, STANDINGS.indexOf(name)]).map(([name, place]) => h('button', {
        type: 'button', class: 'chip' + (state.standing.includes(name) ? ' here' : ''), title: t(name + '.means'),
        'aria-pressed': String(state.standing.includes(name)), 'data-standing': name, 'data-key': name,
        disabled: !counts[place] && !state.standing.includes(name),
        onclick: () => update({
            standing: state.standing.includes(name) ? state.standing.filter(one => one !== name) : [...state.standing, name],
        }),
    }, h('i', { class: 'glyph s-' + name }, GLYPHS[place]), t(name), h('b', {}, whole(counts[place])))), h('button', {
        type: 'button', class: 'chip' + (state.cut ? ' here' : ''), title: t('cut.means'), 'data-standing': 'cut', 'data-key': 'cut',
        'aria-pressed': String(state.cut), disabled: !cutCount && !state.cut, onclick: () => update({ cut: !state.cut }),
    }, t('cut'), h('b', {}, whole(cutCount)))]);
    table.changedNote.replaceChildren(...(state.changed && state.before !== null
        ? [t('changed.note', seriesText(state.before), seriesText(state.after))] : []));
    replaceControls(table.header, shownColumns().map(columnHead));
    table.header.style.gridTemplateColumns = gridColumns();
}

function wantedTask(unit) {
    return state.task === '' || unit.task === state.task;
}

function columnHead(name) {
    const words = {
        standing: innerWidth < NARROW ? '' : t('verdict'), sample: '#', task: t('task'), series: t('model'), question: t('question'),
        extracted: t('extracted'), gold: t('reference'), time: t('latency.short'),
        length: t(data.units.some(unit => !unit.measures && unit.lengths && unit.inTokens) ? 'tokens' : 'characters.short'),
    }[name];
    const sortable = !['question', 'extracted', 'gold'].includes(name);
    const number = ['sample', 'length', 'time'].includes(name) ? 'number' : null;
    if (!sortable) return h('span', { class: number }, words);
    const here = state.sort === name;
    return h('button', {
        type: 'button', class: number, 'data-key': name, 'aria-sort': here ? (state.descending ? 'descending' : 'ascending') : 'none',
        title: t('sort'),
        onclick: () => update(here && state.descending ? { sort: '', descending: false } : { sort: name, descending: here }),
    }, words, here ? (state.descending ? ' ▾' : ' ▴') : '');
}

/** The view; its elements live on, so that the place in the list is kept. */
function samplesView() {
    if (!table) {
        let waiting = 0;
        table = {
            filters: h('div', { class: 'choices-row' }), standings: h('div', { class: 'chips', role: 'group', 'aria-label': t('verdict') }),
            changedNote: h('p', { class: 'changed-note' }), header: h('div', { class: 'line-head', role: 'row' }),
            spacer: h('div', { class: 'spacer' }), empty: h('p', { class: 'none', hidden: true }, t('nothing')),
            status: h('output', { class: 'status', 'aria-live': 'polite' }), panel: h('aside', { class: 'detail', 'aria-label': t('answer'), tabindex: -1 }),
            search: h('input', {
                type: 'search', class: 'search', placeholder: t('search'), 'aria-label': t('search'), value: state.q,
                oninput: event => {
                    clearTimeout(waiting);
                    waiting = setTimeout(() => update({ q: event.target.value }), 200);
                },
            }),
        };
        table.scroller = h('div', {
            class: 'scroller', role: 'grid', tabindex: 0, 'aria-label': t('samples'), onscroll: drawSoon,
        }, table.empty, table.spacer);
        table.root = h('main', { class: 'view samples' }, h('div', { class: 'list' },
            h('div', { class: 'filters' }, h('div', { class: 'filter-line' }, table.search, table.filters),
                table.standings, table.changedNote),
            h('div', { class: 'grid-box' }, table.header, table.scroller), table.status), table.panel);
        new ResizeObserver(() => {
            drawFilters();
            drawSoon();
        }).observe(table.scroller);
    }
    return table.root;
}
