// Small drawings: intervals, shares, distributions. Each carries its numbers as a title for pointers and
// readers of the screen.

/** A scale from data to a width in pixels. */
function scale(low, high, width, margin) {
    const span = high - low || 1;
    return value => margin + (value - low) / span * (width - 2 * margin);
}

const INTERVAL_WIDTH = 260;
const INTERVAL_HEIGHT = 22;

/** A bar from 0 to a value with its interval. */
function intervalPlot(row, domain) {
    const x = scale(domain[0], domain[1], INTERVAL_WIDTH, 6);
    const middle = INTERVAL_HEIGHT / 2;
    const image = svg('svg', {
        class: 'interval', width: INTERVAL_WIDTH, height: INTERVAL_HEIGHT, role: 'img',
        viewBox: `0 0 ${INTERVAL_WIDTH} ${INTERVAL_HEIGHT}`,
    });
    for (const tick of ticks(domain)) {
        image.append(svg('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: 0, y2: INTERVAL_HEIGHT }));
    }
    if (row.value === undefined) return image;
    image.append(svg('rect', {
        class: 'bar', x: x(domain[0]), y: middle - 4, height: 8, width: Math.max(0, x(row.value) - x(domain[0])),
    }));
    let words = fixed(row.value, 2);
    if (row.interval) {
        const { low, high } = row.interval;
        words = t('interval', fixed(row.value, 2), fixed(low, 2), fixed(high, 2), row.interval.method);
        image.append(svg('line', { class: 'whisker', x1: x(low), x2: x(high), y1: middle, y2: middle }),
            svg('line', { class: 'whisker', x1: x(low), x2: x(low), y1: middle - 4, y2: middle + 4 }),
            svg('line', { class: 'whisker', x1: x(high), x2: x(high), y1: middle - 4, y2: middle + 4 }));
    }
    image.append(svg('circle', { class: 'dot', cx: x(row.value), cy: middle, r: 3.5 }), svg('title', {}, words));
    return image;
}

/** A difference with its interval around 0. */
function differencePlot(difference, reach) {
    const x = scale(-reach, reach, INTERVAL_WIDTH, 6);
    const middle = INTERVAL_HEIGHT / 2;
    const image = svg('svg', {
        class: 'interval', width: INTERVAL_WIDTH, height: INTERVAL_HEIGHT, role: 'img',
        viewBox: `0 0 ${INTERVAL_WIDTH} ${INTERVAL_HEIGHT}`,
    }, svg('line', { class: 'zero', x1: x(0), x2: x(0), y1: 0, y2: INTERVAL_HEIGHT }));
    if (difference.low !== undefined) {
        image.append(
            svg('line', { class: 'whisker', x1: x(difference.low), x2: x(difference.high), y1: middle, y2: middle }),
            ...[difference.low, difference.high].map(end =>
                svg('line', { class: 'whisker', x1: x(end), x2: x(end), y1: middle - 4, y2: middle + 4 })));
    }
    image.append(svg('circle', { class: 'dot', cx: x(difference.difference), cy: middle, r: 3.5 }),
        svg('title', {}, difference.low === undefined ? signed(difference.difference, 2)
            : t('interval', signed(difference.difference, 2), signed(difference.low, 2),
                signed(difference.high, 2), difference.method)));
    return image;
}

/** Round numbers to draw lines at. */
function ticks([low, high]) {
    const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find(size => (high - low) / size <= 5) || (high - low) / 4;
    const found = [];
    for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) found.push(tick);
    return found;
}

/** The axis over a column of interval plots. */
function axis(domain, sign, width = INTERVAL_WIDTH) {
    const x = scale(domain[0], domain[1], width, 6);
    return svg('svg', { class: 'axis', width, height: 14, 'aria-hidden': 'true' },
        ticks(domain).map(tick => svg('text', {
            x: x(tick), y: 11,
            'text-anchor': x(tick) < 12 ? 'start' : x(tick) > width - 12 ? 'end' : 'middle',
        }, sign ? signed(tick, 0) : tick)));
}

/** Counts as parts of one bar, in the order and colours of the standings. */
function sharesBar(counts) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const bar = svg('svg', {
        class: 'shares', viewBox: '0 0 1000 14', preserveAspectRatio: 'none', role: 'img', height: 14,
    }, svg('title', {}, STANDINGS.map((name, place) => counts[place] ? `${t(name)} ${whole(counts[place])}` : '')
        .filter(Boolean).join(', ')));
    let from = 0;
    counts.forEach((count, place) => {
        if (!count) return;
        const width = count / total * 1000;
        bar.append(svg('rect', { class: 's-' + STANDINGS[place], x: from, y: 0, height: 14, width }));
        from += width;
    });
    return bar;
}

const HISTOGRAM_WIDTH = 320;
const HISTOGRAM_HEIGHT = 44;
const BINS = 40;

/** The smallest round number that is not below a value. */
function roundUp(value) {
    const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
    return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map(factor => factor * power).find(size => size >= value) || value;
}

/** The value below which that share of the numbers lies; numbers is sorted. */
function quantile(numbers, share) {
    return numbers.length ? numbers[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] : 0;
}

/**
 * A distribution: bars over equal steps up to `most`, what lies beyond in the last one; a line at the median.
 * `show` makes a number into words.
 */
function histogram(sorted, most, show) {
    const bins = new Array(BINS).fill(0);
    for (const value of sorted) bins[Math.min(BINS - 1, Math.floor(value / most * BINS))]++;
    const highest = Math.max(...bins, 1);
    const step = HISTOGRAM_WIDTH / BINS;
    const median = quantile(sorted, 0.5);
    const words = t('distribution', show(median), show(quantile(sorted, 0.95)), show(sorted[sorted.length - 1] || 0));
    const image = svg('svg', {
        class: 'histogram', preserveAspectRatio: 'none', viewBox: `0 0 ${HISTOGRAM_WIDTH} ${HISTOGRAM_HEIGHT}`, role: 'img',
        width: HISTOGRAM_WIDTH, height: HISTOGRAM_HEIGHT,
    }, svg('title', {}, words));
    bins.forEach((count, bin) => {
        const height = count ? Math.max(1.5, count / highest * (HISTOGRAM_HEIGHT - 4)) : 0;
        image.append(svg('rect', {
            x: bin * step + 0.5, width: step - 1, y: HISTOGRAM_HEIGHT - height, height,
        }));
    });
    const at = Math.min(HISTOGRAM_WIDTH - 1, median / most * HISTOGRAM_WIDTH);
    image.append(svg('line', { class: 'median', x1: at, x2: at, y1: 0, y2: HISTOGRAM_HEIGHT }));
    return { image, words };
}
