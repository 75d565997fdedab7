// The score by the values of a field of the data: one chart a field, a line for each value and series.

const SLICE_WIDTH = 380;
const OPEN_VALUES = 24; // a chart of more values begins folded
const SERIES_COLOURS = 6; // as in page.css

/** The charts of a task: series that were broken down by the same field and metric stand together. */
function sliceGroups(task) {
    const groups = new Map();
    for (const chart of head.slices.filter(one => one.task === task)) {
        const key = JSON.stringify([chart.field, chart.metric]);
        if (!groups.has(key)) groups.set(key, { field: chart.field, metric: chart.metric, parts: [] });
        groups.get(key).parts.push(chart);
    }
    return [...groups.values()];
}

/** The values of a chart, in natural order as the rows have it; those that only a later series has behind. */
function sliceValues(group) {
    return [...new Set(group.parts.flatMap(part => part.rows.map(row => row.slice.value)))];
}

function wholeRow(task, metric, series) {
    return head.rows.find(row => row.dataset === task && row.metric === metric && row.series === series);
}

/** A dot with its interval, beside the value of all samples as a broken line. */
function slicePlot(row, whole, domain, colour) {
    const x = scale(domain[0], domain[1], SLICE_WIDTH, 6);
    const middle = INTERVAL_HEIGHT / 2;
    const image = svg('svg', {
        class: 'interval slice series-' + colour, width: SLICE_WIDTH, height: INTERVAL_HEIGHT, role: 'img',
        viewBox: `0 0 ${SLICE_WIDTH} ${INTERVAL_HEIGHT}`,
    });
    for (const tick of ticks(domain)) {
        image.append(svg('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: 0, y2: INTERVAL_HEIGHT }));
    }
    if (whole && whole.value !== undefined) {
        image.append(svg('line', { class: 'whole', x1: x(whole.value), x2: x(whole.value), y1: 0, y2: INTERVAL_HEIGHT }));
    }
    if (row.value === undefined) return image;
    let words = fixed(row.value, 2);
    if (row.interval) {
        const { low, high } = row.interval;
        words = t('interval', fixed(row.value, 2), fixed(low, 2), fixed(high, 2), row.interval.method);
        image.append(svg('line', { class: 'whisker', x1: x(low), x2: x(high), y1: middle, y2: middle }),
            ...[low, high].map(end => svg('line', {
                class: 'whisker', x1: x(end), x2: x(end), y1: middle - 4, y2: middle + 4,
            })));
    }
    image.append(svg('circle', { class: 'dot', cx: x(row.value), cy: middle, r: 4 }), svg('title', {}, words));
    return image;
}

function sliceLines(task, group, value, domain) {
    const several = group.parts.length > 1;
    return group.parts.map((part, place) => {
        const row = part.rows.find(one => one.slice.value === value);
        if (!row) return null;
        const target = link({
            view: 'samples', task: head.tasks.includes(task) ? task : '', series: head.series.length > 1 ? part.series : null, tag: group.field + '=' + value,
        });
        return h('tr', { class: place ? '' : 'first' },
            h('th', { scope: 'row' }, place ? '' : h('a', { href: target, title: t('show.samples') }, value)),
            several && h('td', {}, h('i', { class: 'key series-' + part.series % SERIES_COLOURS }), seriesLabel(part.series)),
            row.value === undefined ? h('td', { class: 'none', colspan: 3 }, row.unmeasured)
                : [h('td', { class: 'value' }, fixed(row.value, 1)),
                    h('td', { class: 'number range' }, row.interval
                        ? `${fixed(row.interval.low, 1)} – ${fixed(row.interval.high, 1)}` : '–'),
                    h('td', {}, slicePlot(row, wholeRow(task, group.metric, part.series), domain,
                        several ? part.series % SERIES_COLOURS : 0))],
            h('td', { class: 'number' }, h('a', { href: target, title: t('show.samples') }, whole(row.samples))));
    });
}

/** A chart; by a click on the head of the values they go by the score of the first series. */
function sliceChart(task, group, main) {
    const natural = sliceValues(group);
    const scoreOf = value => {
        const row = group.parts[0].rows.find(one => one.slice.value === value);
        return row && row.value !== undefined ? row.value : -Infinity;
    };
    const domain = domainOf(group.parts.flatMap(part => part.rows));
    const body = h('tbody', {});
    const draw = order => body.replaceChildren(...order.flatMap(value => sliceLines(task, group, value, domain)).filter(Boolean));
    let byScore = false;
    const sorter = h('button', {
        type: 'button', title: t('sort'), 'aria-pressed': 'false',
        onclick: () => {
            byScore = !byScore;
            sorter.setAttribute('aria-pressed', String(byScore));
            sorter.lastChild.textContent = byScore ? ' ▾' : '';
            draw(byScore ? [...natural].sort((left, right) => scoreOf(right) - scoreOf(left)) : natural);
        },
    }, t('value'), h('span', {}, ''));
    draw(natural);
    return h('details', { class: 'slices', open: group.metric === main && natural.length <= OPEN_VALUES },
        h('summary', {}, t('by', group.field), ' ', group.metric === main ? '' : h('small', {}, group.metric)),
        h('div', { class: 'wide' }, h('table', {},
            h('thead', {}, h('tr', {}, h('th', {}, group.field), group.parts.length > 1 && h('th', {}, t('model')),
                h('th', { class: 'number' }, sorter), h('th', { class: 'number' }, t('range')),
                h('th', {}, axis(domain, false, SLICE_WIDTH)), h('th', { class: 'number' }, t('attempts')))), body)));
}

/** The charts of groups of sub-sets, which have no samples of their own. */
function groupCharts() {
    const names = [...new Set(head.slices.map(one => one.task))].filter(name => !head.tasks.includes(name));
    return names.map(name => h('details', { class: 'card', open: true }, h('summary', {}, h('h3', {}, name)),
        h('div', { class: 'card-body' }, sliceCharts(name))));
}

/** Every chart of a task; a line says what the broken one is. */
function sliceCharts(task) {
    const groups = sliceGroups(task);
    if (!groups.length) return null;
    const metrics = [...new Set(head.rows.filter(row => row.dataset === task).map(row => row.metric))];
    const rank = group => metrics.indexOf(group.metric); // the main metric's charts come first
    groups.sort((left, right) => rank(left) - rank(right));
    const main = head.tasks.includes(task) ? metrics[0] : groups[0].metric;
    return h('section', { class: 'slice-list' }, groups.map(group => sliceChart(task, group, main)),
        h('p', { class: 'how' }, t('slices.how')));
}
