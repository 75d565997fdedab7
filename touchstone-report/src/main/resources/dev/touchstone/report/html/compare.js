// The third view: two series held against each other, task by task.

/** The parts of an identity that must agree for numbers to be comparable; the others are settings. */
const MUST_AGREE = ['data', 'prompt', 'evaluator'];

function fingerprint(series, task) {
    const { run, model } = head.series[series];
    const unit = head.runs[run].units.find(one => one.model === model && one.task === task);
    return unit ? unit.fingerprint : null;
}

function seriesChoice(label, value, name) {
    return choice(label, value, head.series.map((_, place) => [place, seriesText(place)]),
        chosen => update({ [name]: Number(chosen) }));
}

/** The difference of the chosen series on a task; turned round when they are chosen the other way. */
function differenceOf(task) {
    const found = head.differences.find(one => one.task === task
        && (one.before === state.before && one.after === state.after
            || one.before === state.after && one.after === state.before));
    if (!found || found.before === state.before) return found;
    const finding = { better: 'worse', worse: 'better' }[found.finding] || found.finding;
    const turned = { ...found, difference: -found.difference, better: found.worse, worse: found.better, finding };
    if (found.low !== undefined) Object.assign(turned, { low: -found.high, high: -found.low });
    return turned;
}

/** What can be said of a difference, with the p value behind it: the verdict of touchstone compare. */
function says(difference) {
    const told = t('says.' + difference.finding);
    return difference.finding === 'same' ? told
        : [told, ' ', h('small', { title: difference.test },
            difference.p < 0.0001 ? 'p < 0.0001' : 'p = ' + fixed(difference.p, 4))];
}

function mainValue(series, task) {
    const row = head.rows.find(one => one.series === series && one.dataset === task);
    return row && row.value !== undefined ? fixed(row.value, 2) : '–';
}

function compareTable(found) {
    const reach = Math.max(1, ...found.map(([, one]) => Math.max(Math.abs(one.difference),
        one.low === undefined ? 0 : Math.max(Math.abs(one.low), Math.abs(one.high))))) * 1.08;
    const go = (task, changed, count) => count
        ? h('a', { href: link({ view: 'samples', task, changed, series: state.after }) }, whole(count)) : '0';
    return h('div', { class: 'wide' }, h('table', { class: 'scores' },
        h('thead', {}, h('tr', {}, h('th', {}, t('task')), h('th', { class: 'number' }, t('before.short')),
            h('th', { class: 'number' }, t('after.short')), h('th', { class: 'number' }, t('difference')),
            h('th', { class: 'number' }, t('range')), h('th', {}, axis([-reach, reach], true)),
            h('th', { class: 'number' }, t('better')), h('th', { class: 'number' }, t('worse')),
            h('th', { class: 'number' }, t('same.samples')), h('th', {}, t('says')))),
        h('tbody', {}, found.map(([task, one]) => h('tr', { class: 'main first' },
            h('th', { scope: 'row' }, task, one.comparable ? '' : h('span', {
                class: 'unlike', title: t('unlike', one.changed.join(', ')),
            }, ' ⚠')),
            h('td', { class: 'number' }, mainValue(state.before, task)),
            h('td', { class: 'number' }, mainValue(state.after, task)),
            h('td', { class: 'value' }, signed(one.difference, 2)),
            h('td', { class: 'number range' }, one.low === undefined ? '–' : `${signed(one.low, 1)} … ${signed(one.high, 1)}`),
            h('td', {}, differencePlot(one, reach)),
            h('td', { class: 'number better' }, go(task, 'better', one.better)),
            h('td', { class: 'number worse' }, go(task, 'worse', one.worse)),
            h('td', { class: 'number' }, whole(one.samples - one.better - one.worse)),
            h('td', {}, says(one)))))));
}

/** The parts of both identities, those that differ first to be seen. */
function identityTable(task, open) {
    const sides = [state.before, state.after].map(series => fingerprint(series, task) || {});
    const names = [...new Set(sides.flatMap(Object.keys))].filter(name => name !== 'version');
    names.sort((left, right) => MUST_AGREE.includes(right) - MUST_AGREE.includes(left));
    return h('details', { class: 'card', open }, h('summary', {}, h('h3', {}, task)),
        h('div', { class: 'wide' }, h('table', { class: 'identity' },
            h('thead', {}, h('tr', {}, h('th', {}, t('part')), h('th', {}, seriesLabel(state.before)),
                h('th', {}, seriesLabel(state.after)))),
            h('tbody', {}, names.map(name => {
                const differs = sides[0][name] !== sides[1][name];
                return h('tr', { class: differs ? (MUST_AGREE.includes(name) ? 'differs must' : 'differs') : '' },
                    h('th', { scope: 'row' }, differs ? '≠ ' : '', partName(name)), sides.map(side => h('td', {}, shortHash(side[name]))));
            })))));
}

function partName(name) {
    return MUST_AGREE.includes(name) || name === 'model' ? t('part.' + name) : name.replace(/^generation\./, '');
}

/** A hash by its first digits, the whole of it as a title. */
function shortHash(value) {
    if (value === undefined) return h('span', { class: 'none' }, '–');
    const hash = /^[0-9a-f]{40,}$/.test(value);
    return h('code', { title: hash ? value : null }, hash ? value.slice(0, 12) : value);
}

function compareView() {
    const found = head.tasks.map(task => [task, differenceOf(task)]).filter(([, one]) => one);
    const unlike = found.filter(([, one]) => !one.comparable);
    const parts = [...new Set(unlike.flatMap(([, one]) => one.changed.filter(name => MUST_AGREE.includes(name))))];
    return h('main', { class: 'view' }, h('header', { class: 'masthead' }, h('h1', {}, t('compare')),
        h('div', { class: 'choices-row' }, seriesChoice(t('before'), state.before, 'before'),
            h('button', {
                type: 'button', class: 'chip', title: t('swap'), 'aria-label': t('swap'),
                onclick: () => update({ before: state.after, after: state.before }),
            }, '⇄'),
            seriesChoice(t('after'), state.after, 'after'))),
    unlike.length > 0 && h('section', { class: 'notice strong', role: 'alert' }, h('h2', {}, t('unlike.title')),
        h('p', {}, t('unlike.text', unlike.map(([task]) => task).slice(0, 5).join(', ')
            + (unlike.length > 5 ? ' …' : ''), parts.map(name => t('part.' + name)).join(', ')))),
    found.length
        ? [h('section', {}, h('h2', {}, t('difference.title')), compareTable(found),
            h('p', { class: 'how' }, t('difference.how'))),
        h('section', {}, h('h2', {}, t('identity')), found.map(([task]) => identityTable(task, found.length < 4)))]
        : h('p', { class: 'none' }, state.before === state.after ? t('choose.two') : t('nothing.shared')));
}
