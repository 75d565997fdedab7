// Elements, words and numbers. Texts of the data become text nodes here and nowhere else; no file of the
// page assigns markup.

const SVG = 'http://www.w3.org/2000/svg';

/** Adds attributes, listeners (`onclick`) and children (nodes or texts; null is passed over) to an element. */
function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    for (const child of children.flat()) {
        if (child === null || child === undefined || child === false) continue;
        element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return element;
}

/** An HTML element. */
function h(tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
function svg(tag, attributes, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
}

const head = JSON.parse(document.getElementById('head').textContent);

/** The word of a key in the page's language, `{0}`, `{1}` replaced. */
function t(key, ...values) {
    const word = head.words[key];
    if (word === undefined) throw new Error('no word ' + key);
    return word.replace(/\{(\d)\}/g, (_, place) => values[place]);
}

/** The letter of a run, where there are several: A is the first one. */
function runLetter(run) {
    return head.runs.length < 2 ? '' : run < 26 ? String.fromCharCode(65 + run) : 'R' + (run + 1);
}

/** A series as a text: the letter of its run and its model. */
function seriesText(place) {
    const { run, model } = head.series[place];
    return (runLetter(run) ? runLetter(run) + ' · ' : '') + model;
}

/** A series as nodes: the letter of its run apart from its model. */
function seriesLabel(place) {
    const { run, model } = head.series[place];
    return [runLetter(run) && h('span', { class: 'run', title: head.runs[run].name }, runLetter(run)), model];
}

/** A whole number with its thousands apart. */
function whole(number) {
    return Math.round(number).toLocaleString('en-US');
}

/** A number with so many decimals, and a true minus sign. */
function fixed(number, decimals) {
    return number.toFixed(decimals).replace('-', '\u2212');
}

/** A difference, always with its sign. */
function signed(number, decimals) {
    const text = fixed(number, decimals);
    return number > 0 && Number(number.toFixed(decimals)) > 0 ? '+' + text : text;
}

/** Microseconds for people. */
function duration(micros) {
    if (micros < 1e3) return '<1 ms';
    if (micros < 1e6) return whole(micros / 1e3) + ' ms';
    if (micros < 6e7) return fixed(micros / 1e6, micros < 1e7 ? 2 : 1) + ' s';
    return Math.floor(micros / 6e7) + ' min ' + Math.round(micros % 6e7 / 1e6) + ' s';
}

/** A point in time without parts of a second. */
function instant(text) {
    return text.replace('T', ' ').replace(/\.\d+Z$/, ' UTC').replace(/Z$/, ' UTC');
}
