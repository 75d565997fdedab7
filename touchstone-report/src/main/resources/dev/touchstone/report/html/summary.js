// The first view: warnings, the table of all numbers, what became of the answers, distributions, slices.

const OPEN_CARDS = 6;

/** From 0 to 100, wider where a metric needs it. */
function domainOf(rows) {
    const ends = rows.flatMap(row => row.value === undefined ? []
        : [row.value, row.interval ? row.interval.low : row.value, row.interval ? row.interval.high : row.value]);
    return [Math.min(0, ...ends), Math.max(100, ...ends)];
}

function warningsBox() {
    if (!head.warnings.length) return null;
    return h('section', { class: 'notice', 'aria-label': t('warnings') },
        h('h2', {}, t('warnings')), h('ul', {}, head.warnings.map(warning => h('li', {}, warning))));
}

/** The limits of the newest session of each run. */
function gatesBox() {
    const gates = head.runs.flatMap(run => {
        const last = run.sessions[run.sessions.length - 1];
        return (last ? last.gates : []).map(gate => ({ ...gate, run: run.name }));
    });
    if (!gates.length) return null;
    return h('section', { class: 'gates' }, h('h2', {}, t('gates')), h('ul', {}, gates.map(gate =>
        h('li', { class: gate.verdict === 'passed' ? 'held' : 'missed' },
            h('b', {}, gate.verdict === 'passed' ? '✓ ' : '✕ ', t('gate.' + gate.verdict)), ' ',
            h('code', {}, gate.gate), gate.detail ? ' · ' + gate.detail : '',
            head.runs.length > 1 ? ' · ' + gate.run : ''))));
}

function scoreTable() {
    const domain = domainOf(head.rows);
    const isGroup = name => !head.tasks.includes(name); // averages over sub-sets come first
    const names = [...new Set(head.rows.map(row => row.dataset))]
        .sort((left, right) => isGroup(right) - isGroup(left));
    const several = head.series.length > 1;
    const body = h('tbody', {});
    for (const name of names) {
        const rows = head.rows.filter(row => row.dataset === name && !row.slice); // slices are charts below
        const metrics = [...new Set(rows.map(row => row.metric))];
        let first = true;
        for (const metric of metrics) {
            let firstOfMetric = true;
            for (const row of rows.filter(candidate => candidate.metric === metric)) {
                const { series } = row;
                body.append(h('tr', { class: (first ? 'first ' : '') + (metric === metrics[0] ? 'main' : 'further') },
                    h('th', { scope: 'row' }, first ? taskLink(name) : ''),
                    h('td', {}, firstOfMetric ? metric : ''),
                    several && h('td', {}, series < 0 ? row.model : seriesLabel(series)),
                    row.value === undefined
                        ? h('td', { class: 'none', colspan: 3 }, row.unmeasured)
                        : [h('td', { class: 'value' }, fixed(row.value, 2)),
                            h('td', { class: 'number range' }, row.interval
                                ? `${fixed(row.interval.low, 1)} – ${fixed(row.interval.high, 1)}` : '–'),
                            h('td', {}, intervalPlot(row, domain))],
                    h('td', { class: 'number' }, whole(row.samples))));
                first = false;
                firstOfMetric = false;
            }
        }
    }
    return h('div', { class: 'wide' }, h('table', { class: 'scores' },
        h('thead', {}, h('tr', {}, h('th', {}, t('task')), h('th', {}, t('metric')),
            several && h('th', {}, t('model')), h('th', { class: 'number' }, t('value')),
            h('th', { class: 'number' }, t('range')), h('th', {}, axis(domain)),
            h('th', { class: 'number' }, t('attempts')))), body));
}

function taskLink(task) {
    return data.units.some(unit => unit.task === task)
        ? h('a', { href: link({ view: 'samples', task }) }, task) : task;
}

/** How many attempts of a unit stand where. */
function standingCounts(unit) {
    const counts = new Array(STANDINGS.length).fill(0);
    for (const standing of unit.columns.standing0) counts[standing]++;
    return counts;
}

/** The places of the standings that a reader meets here: some only where there are such answers. */
function shownStandings(units) {
    return STANDINGS.map((_, place) => place).filter(place => !SOMETIMES.includes(place)
        || units.some(unit => unit.columns.standing0.includes(place)));
}

function legend() {
    return h('p', { class: 'legend' }, STANDINGS.map(name =>
        h('span', { title: t(name + '.means') }, h('i', { class: 'swatch s-' + name }), t(name))));
}

function sharesTable(units) {
    return h('table', { class: 'counts' },
        h('thead', {}, h('tr', {}, h('th', {}, t('model')), h('th', { class: 'bar' }, ''),
            shownStandings(units).map(place => STANDINGS[place]).map(name => h('th', { class: 'number', title: t(name + '.means') },
                h('i', { class: 'swatch s-' + name }), t(name))),
            h('th', { class: 'number', title: t('cut.means') }, t('cut')))),
        h('tbody', {}, units.map(unit => {
            const counts = standingCounts(unit);
            const cut = unit.columns.finish.reduce((sum, finish) => sum + (finish === CUT_AT_LENGTH), 0);
            return h('tr', {}, h('th', { scope: 'row' }, seriesLabel(unit.series)),
                h('td', { class: 'bar' }, sharesBar(counts)),
                shownStandings(units).map(place => [counts[place], place]).map(([count, place]) => h('td', { class: 'number' }, count ? h('a', {
                    href: link({ view: 'samples', task: unit.task, series: unit.series, standing: STANDINGS[place] }),
                }, whole(count)) : h('span', { class: 'zero' }, '0'))),
                h('td', { class: 'number' }, cut ? h('a', {
                    href: link({ view: 'samples', task: unit.task, series: unit.series, cut: 1 }),
                }, whole(cut)) : h('span', { class: 'zero' }, '0')));
        })));
}

/** One distribution for each unit, all on one scale. */
function distributions(units, title, numbers, show) {
    const sorted = units.map(unit => numbers(unit).sort());
    if (!sorted.some(values => values.length)) return null;
    const most = roundUp(Math.max(1, ...sorted.map(values => quantile(values, 0.99) * 1.05)));
    return h('figure', {}, h('figcaption', {}, title), sorted.map((values, place) => {
        if (!values.length) return null;
        const { image, words } = histogram(values, most, show);
        return h('div', { class: 'distribution' },
            units.length > 1 && h('span', { class: 'who' }, seriesLabel(units[place].series)),
            image, h('span', { class: 'words' }, words));
    }), h('div', { class: 'ends' }, h('span', {}, '0'), h('span', {}, '≥ ' + show(most))));
}

/** The numbers of the answered attempts. */
function answered(unit, values) {
    return values.filter((_, row) => unit.columns.standing0[row] !== FAILED);
}

function card(task, open) {
    const units = data.units.filter(unit => unit.task === task);
    const content = h('div', { class: 'card-body' });
    const draw = () => {
        if (content.childNodes.length) return;
        const inTokens = units.map(unit => unit.lengths && unit.inTokens).every(Boolean);
        const figures = [
            !units.some(unit => unit.measures) && distributions(units, t(inTokens ? 'length.tokens' : 'length.characters'), unit => answered(unit,
                inTokens ? unit.lengths : unit.columns.length), whole),
            units.every(unit => unit.timed)
                && distributions(units, t('latency'), unit => answered(unit, unit.columns.total_us), duration),
        ];
        content.append(h('div', { class: 'wide' }, sharesTable(units)), h('div', { class: 'figures' }, figures.filter(Boolean)),
            sliceCharts(task) || '');
    };
    const details = h('details', { class: 'card', open, ontoggle: () => details.open && draw() },
        h('summary', {}, h('h3', {}, task)), content);
    if (open) draw();
    return details;
}

function counted(what, count) {
    return t(count === 1 ? 'sum.one.' + what : 'sum.' + what, whole(count));
}

function summaryView() {
    const tasks = [...new Set(data.units.map(unit => unit.task))];
    const sessions = head.runs.flatMap(run => run.sessions);
    const charts = groupCharts();
    const started = sessions.map(session => session.started).filter(Boolean).sort()[0];
    return h('main', { class: 'view' },
        h('header', { class: 'masthead' },
            h('h1', {}, head.runs.map((run, place) => h('span', { class: 'run-name' },
                runLetter(place) && h('span', { class: 'run' }, runLetter(place)), run.name,
                head.baseline && place === 0 && h('small', {}, ' ' + t('baseline'))))),
            h('p', {}, [counted('models', new Set(head.series.map(one => one.model)).size),
                counted('tasks', head.tasks.length), counted('attempts', data.rows), started && instant(started)]
                .filter(Boolean).join(' · '))),
        warningsBox(), gatesBox(),
        h('section', {}, h('h2', {}, t('results')),
            head.rows.length ? scoreTable() : h('p', { class: 'none' }, t('empty'))),
        tasks.length > 0 && h('section', {}, h('h2', {}, t('answers')),
            tasks.map((task, place) => card(task, place < OPEN_CARDS))),
        charts.length > 0 && h('section', {}, h('h2', {}, t('groups')), charts));
}
