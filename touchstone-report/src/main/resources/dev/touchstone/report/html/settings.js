// The fourth view: sessions, settings and fingerprints, as they were written down.

function sessionsTable(run) {
    return h('div', { class: 'wide' }, h('table', { class: 'identity' },
        h('thead', {}, h('tr', {}, ['#', t('started'), t('ended'), t('exit'), t('tool'), t('command')]
            .map(name => h('th', {}, name)))),
        h('tbody', {}, run.sessions.map(session => h('tr', {}, h('td', { class: 'number' }, session.number),
            h('td', {}, instant(session.started)), h('td', {}, session.ended ? instant(session.ended) : t('not.ended')),
            h('td', { class: 'number' }, session.exit === undefined ? '–' : session.exit), h('td', {}, session.tool),
            h('td', {}, h('code', { class: 'command' }, session.command.join(' '))))))));
}

function unitsTable(run) {
    const parts = [...new Set(run.units.flatMap(unit => Object.keys(unit.fingerprint)))];
    parts.sort((left, right) => rank(left) - rank(right));
    return h('div', { class: 'wide' }, h('table', { class: 'identity' },
        h('thead', {}, h('tr', {}, h('th', {}, t('task')), h('th', {}, t('model')),
            parts.map(name => h('th', {}, name === 'version' ? t('version') : partName(name))))),
        h('tbody', {}, run.units.map(unit => h('tr', {}, h('th', { scope: 'row' }, unit.task), h('td', {}, unit.model),
            parts.map(name => h('td', {}, shortHash(unit.fingerprint[name]))))))));
}

/** What judges cost, apart from the models; null where none was asked. */
function judgesTable(run) {
    const judges = run.units.flatMap(unit => unit.judges);
    const numbers = judge => [judge.replies, judge.failed, judge.requests, judge.prompt_tokens, judge.completion_tokens];
    return judges.length > 0 && [h('h3', {}, t('judges')), h('div', { class: 'wide' }, h('table', { class: 'identity' },
        h('thead', {}, h('tr', {}, [t('judge'), t('judge.model'), t('task'), t('model'), t('judge.replies'), t('failed'),
            t('judge.requests'), t('tokens.prompt'), t('tokens.completion'), t('judge.cost')].map(name => h('th', {}, name)))),
        h('tbody', {}, judges.map(judge => h('tr', {}, h('th', { scope: 'row' }, judge.judge),
            h('td', {}, judge.judge_model || '–'), h('td', {}, judge.dataset), h('td', {}, judge.model),
            numbers(judge).map(number => h('td', { class: 'number' }, whole(number))),
            h('td', { class: 'number' }, judge.cost === undefined ? '–' : judge.cost))))))];
}

function rank(part) {
    const place = ['version', 'data', 'prompt', 'evaluator', 'model'].indexOf(part);
    return place < 0 ? 9 : place;
}

function settingsView() {
    return h('main', { class: 'view' }, h('header', { class: 'masthead' }, h('h1', {}, t('settings')),
        h('p', {}, t('settings.what'))),
    head.runs.map(run => h('section', {}, h('h2', {}, head.runs.length > 1 && h('span', { class: 'run' }, runLetter(head.runs.indexOf(run))), run.name), sessionsTable(run), h('h3', {}, t('identity')),
        unitsTable(run), judgesTable(run))));
}
