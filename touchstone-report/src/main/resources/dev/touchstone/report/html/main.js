// The page: what is shown stands in its address, behind #; keys; light and dark.

const VIEWS = ['summary', 'compare', 'samples', 'settings'];

/** Everything that decides what is seen. */
const state = {
    view: 'summary', task: '', series: null, standing: [], cut: false, changed: '', tag: '', q: '', scorer: '',
    sort: '', descending: false, before: null, after: null, at: null,
};

/** The series that are compared at first: one model of two runs, else the firsts of two runs, else the first two. */
function defaultPair() {
    if (head.series.length < 2) return [null, null];
    for (const [before, one] of head.series.entries()) {
        const after = head.series.findIndex(other => other.run !== one.run && other.model === one.model);
        if (after > before) return [before, after];
    }
    const otherRun = head.series.findIndex(series => series.run !== head.series[0].run);
    return [0, otherRun > 0 ? otherRun : 1];
}

/** The address of a state; what is as at the start is left out. */
function link(given) {
    const parameters = new URLSearchParams();
    const put = (name, value) => {
        if (value !== null && value !== undefined && value !== '' && value !== false) parameters.set(name, value);
    };
    const [before, after] = defaultPair();
    for (const name of ['view', 'task', 'series', 'changed', 'tag', 'q', 'scorer', 'sort']) put(name, given[name]);
    put('standing', [given.standing || []].flat().join('.'));
    put('cut', given.cut ? 1 : '');
    put('descending', given.descending ? 1 : '');
    const pair = [given.before === undefined ? state.before : given.before, given.after === undefined ? state.after : given.after];
    if (pair[0] !== before || pair[1] !== after) {
        put('before', pair[0]);
        put('after', pair[1]);
    }
    if (given.at !== null && given.at !== undefined) {
        const unit = unitOf(given.at);
        const row = given.at - unit.base;
        put('at', [unit.series, unit.task, unit.columns.sample[row], unit.columns.repeat[row]].join('~'));
    }
    return '#' + parameters;
}

/** The state that an address tells; whatever does not fit is as at the start. */
function readAddress() {
    const parameters = new URLSearchParams(location.hash.slice(1));
    const series = (name, otherwise) => {
        const number = Number(parameters.get(name));
        return parameters.has(name) && head.series[number] ? number : otherwise;
    };
    const [before, after] = defaultPair();
    const at = (parameters.get('at') || '').split('~');
    let row = null;
    if (at.length >= 4) {
        const unit = findUnit(Number(at[0]), at.slice(1, -2).join('~'));
        const found = unit ? unit.find(Number(at[at.length - 2]), Number(at[at.length - 1])) : -1;
        row = found < 0 ? null : unit.base + found;
    }
    const text = name => parameters.get(name) || '';
    Object.assign(state, {
        view: row !== null ? 'samples' : VIEWS.includes(text('view')) ? text('view') : 'summary',
        task: text('task'), series: series('series', null), changed: text('changed'), tag: text('tag'), q: text('q'),
        scorer: text('scorer'), sort: ['standing', 'sample', 'task', 'series', 'length', 'time'].includes(text('sort')) ? text('sort') : '',
        standing: text('standing').split('.').filter(name => STANDINGS.includes(name)),
        cut: parameters.has('cut'), descending: parameters.has('descending'),
        before: series('before', before), after: series('after', after), at: row,
    });
}

/** Changes the state, its address and what is shown; a chosen row replaces the address instead of adding one. */
function update(change) {
    const onlyRow = Object.keys(change).every(name => name === 'at' || name === 'q');
    Object.assign(state, change);
    const address = link(state);
    if (onlyRow) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    show();
}

let drawn = { view: null, filters: null, q: '', at: null };

/** Draws what the state says and has not been drawn. */
function show() {
    const { view } = state;
    if (view !== drawn.view || view === 'compare') {
        const views = { summary: summaryView, compare: compareView, samples: samplesView, settings: settingsView };
        page.content.replaceChildren(views[view]());
        window.scrollTo(0, 0);
    }
    for (const one of page.nav.children) one.setAttribute('aria-current', one.dataset.view === view ? 'page' : 'false');
    document.body.dataset.view = view;
    const filters = link({ ...state, at: null, q: '' });
    if (view === 'samples') {
        if (table.search.value !== state.q && document.activeElement !== table.search) table.search.value = state.q;
        const first = drawn.view !== view && drawn.filters === null;
        if (state.q !== drawn.q) search();
        if (filters !== drawn.filters || first) {
            if (drawn.filters !== null && filters !== drawn.filters) table.scroller.scrollTop = 0;
            refreshList();
        } else {
            drawLines();
        }
        showChosen();
        drawn.filters = filters;
        drawn.q = state.q;
    }
    drawn.view = view;
}

function showChosen() {
    table.root.classList.toggle('open', state.at !== null);
    if (state.at === null) {
        table.panel.replaceChildren();
    } else if (state.at !== drawn.at || drawn.pair !== state.before + ',' + state.after + state.scorer) {
        if (drawn.at === null) {
            const place = list.indexOf(state.at);
            if (place >= 0) requestAnimationFrame(() => reveal(place));
        }
        showDetail(table.panel, state.at);
    }
    if ((drawn.at === null) !== (state.at === null)) refreshList(); // other columns fit
    drawn.at = state.at;
    drawn.pair = state.before + ',' + state.after + state.scorer;
}

const KEYS = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    PageDown: () => move(20), PageUp: () => move(-20), Home: () => move(-list.length), End: () => move(list.length),
    Escape: () => select(null),
};

function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest('input, select, textarea');
    if (typing) {
        if (event.key === 'Escape') typing.blur();
        return;
    }
    if (page.help.open) return;
    const key = event.key;
    if (key === '/') {
        if (state.view !== 'samples') update({ view: 'samples' });
        table.search.focus();
        table.search.select();
    } else if (key === '?') {
        page.help.showModal();
    } else if (key === 'd') {
        turnTheme();
    } else if (key >= '1' && key <= String(page.nav.children.length)) {
        page.nav.children[Number(key) - 1].click();
    } else if (state.view === 'samples' && KEYS[key] && !event.target.closest('.detail')) {
        KEYS[key]();
    } else if (state.view === 'samples' && ['j', 'k', 'Escape'].includes(key)) {
        KEYS[key]();
    } else {
        return;
    }
    event.preventDefault();
}

/** Light or dark as chosen on this page before, else as the system says. */
function readTheme() {
    try {
        return localStorage.getItem('touchstone-theme');
    } catch (refused) {
        return null; // a page from a file may have no storage; then the choice lasts until it is closed
    }
}

function turnTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try {
        localStorage.setItem('touchstone-theme', root.dataset.theme);
    } catch (refused) {
        console.info('the theme is not remembered: ' + refused.message);
    }
}

function helpDialog() {
    const keys = [['1 – 4', 'key.views'], ['/', 'search'], ['j  k', 'key.move'], ['Esc', 'close'], ['d', 'theme'], ['?', 'keys']];
    return h('dialog', { class: 'help', 'aria-label': t('keys'), onclick: event => event.currentTarget.close() },
        h('h2', {}, t('keys')), h('dl', {}, keys.map(([key, word]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, t(word))])));
}

const page = {};

function frame() {
    const views = VIEWS.filter(view => (view !== 'compare' || head.series.length > 1) && (view !== 'samples' || data.rows > 0));
    page.nav = h('nav', { 'aria-label': t('views') }, views.map(view =>
        h('a', { href: '#view=' + view, 'data-view': view, onclick: event => {
            event.preventDefault();
            update({ view });
        } }, t('view.' + view))));
    page.content = h('div', { class: 'content' });
    page.help = helpDialog();
    document.getElementById('app').replaceChildren(h('div', { class: 'top' },
        h('span', { class: 'brand' }, 'Touchstone'), page.nav,
        h('span', { class: 'tools' },
            h('button', { type: 'button', title: t('keys') + ' (?)', 'aria-label': t('keys'), onclick: () => page.help.showModal() }, '?'),
            h('button', { type: 'button', class: 'theme', title: t('theme') + ' (d)', 'aria-label': t('theme'), onclick: turnTheme }, '◐'))),
    page.content, page.help);
}

async function start() {
    const theme = readTheme();
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
    await openData();
    readAddress();
    if (state.view === 'compare' && head.series.length < 2 || state.view === 'samples' && !data.rows) state.view = 'summary';
    frame();
    show();
    addEventListener('hashchange', () => {
        readAddress();
        show();
    });
    addEventListener('popstate', () => {
        readAddress();
        show();
    });
    addEventListener('keydown', onKey);
    document.documentElement.dataset.openMs = performance.now().toFixed(0); // for measurements
}

start().catch(failure => {
    document.getElementById('app').replaceChildren(h('p', { class: 'wait' }, t('broken', failure.message)));
    throw failure;
});
