// The pictures on the overview. Drawn on canvas; the tables beside them say the same in words.
const charts = document.getElementById('charts');
const formats = new Intl.NumberFormat(charts.dataset.locale, { maximumFractionDigits: 1 });
const drawn = new Map();
let figures;

/** A colour of the theme as canvas understands it. */
function colour(name) {
  const probe = document.createElement('i');
  probe.className = `tone-${name}`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const tones = {
  events: 'brand', requests: 'soft', loginSuccess: 'good', loginFailure: 'bad', paymentSuccess: 'good',
  paymentFailure: 'bad', alertCritical: 'critical', alertHigh: 'high', alertMedium: 'medium', alertLow: 'low',
  alertInformational: 'informational',
};

const kinds = panel => [...panel.querySelectorAll('[data-kind]')].map(place => place.dataset.kind);

/** What stands on the y axis: rates for events, failures below the line, alerts on top of each other. */
function columns(panel) {
  const times = figures.series.events.map((_, point) => figures.from + point * figures.step);
  const names = kinds(panel);
  switch (panel.dataset.chart) {
    case 'events':
      // The last point is not over yet: its rate is not known.
      return [times, ...names.map(name => figures.series[name]
        .map((value, point, all) => (point === all.length - 1 ? null : value / figures.step)))];
    case 'alerts': {
      // Drawn from the tallest pile to the smallest, so that each shows its own share.
      const piles = names.map((_, first) => times.map((_, point) => names.slice(first)
        .reduce((sum, name) => sum + figures.series[name][point], 0)));
      return [times, ...piles];
    }
    default:
      return [times, figures.series[names[0]], figures.series[names[1]].map(value => -value)];
  }
}

function labels(panel) {
  return [(plot) => {
    const [good, bad] = [...panel.querySelectorAll('[data-kind]')];
    const context = plot.ctx;
    const scale = devicePixelRatio;
    context.save();
    context.font = `${11 * scale}px system-ui, sans-serif`;
    const box = plot.bbox;
    const write = (text, tone, x, y, align) => {
      context.fillStyle = colour(tone);
      context.textAlign = align;
      context.fillText(text, x, y);
    };
    if (panel.dataset.chart === 'events') {
      const ends = kinds(panel).map((name, series) => {
        const values = plot.data[series + 1];
        const last = values.findLastIndex(value => value !== null);
        return { name, y: plot.valToPos(values[last] ?? 0, 'y', true) };
      });
      // Two labels at the same height would hide each other.
      if (Math.abs(ends[0].y - ends[1].y) < 14 * scale) {
        const above = ends[0].y < ends[1].y ? 0 : 1;
        ends[above].y -= 7 * scale;
        ends[1 - above].y += 7 * scale;
      }
      ends.forEach(end => write(panel.querySelector(`[data-kind="${end.name}"]`).dataset.name, tones[end.name],
        box.left + box.width + 6 * scale, Math.min(end.y + 4 * scale, box.top + box.height), 'left'));
    } else if (panel.dataset.chart !== 'alerts') {
      write(`↑ ${good.dataset.name}`, tones[good.dataset.kind], box.left + 4 * scale, box.top + 11 * scale, 'left');
      write(`↓ ${bad.dataset.name}`, tones[bad.dataset.kind], box.left + 4 * scale, box.top + box.height - 4 * scale,
        'left');
    }
    context.restore();
  }];
}

function options(panel, width) {
  const chart = panel.dataset.chart;
  const lines = chart === 'events';
  const soft = colour('soft');
  const line = colour('line');
  const axis = {
    stroke: soft, font: '11px system-ui, sans-serif', grid: { stroke: line, width: 1 },
    ticks: { stroke: line, width: 1, size: 4 },
  };
  return {
    width, height: 180, legend: { show: false }, cursor: { show: false },
    padding: [8, lines ? 134 : 20, 0, 0],
    scales: {
      x: { time: true },
      y: {
        range: (_, low, high) => {
          const top = Math.max(high ?? 0, lines ? 0.5 : 1);
          const bottom = lines || chart === 'alerts' ? 0 : Math.min(low ?? 0, -1);
          return [bottom * 1.15, top * 1.15];
        },
      },
    },
    axes: [
      { ...axis, values: (_, ticks) => ticks.map(tick => label(tick)), space: 64, size: 24 },
      {
        ...axis, size: 40,
        incrs: lines ? undefined : [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000],
        values: (_, ticks) => ticks.map(tick => formats.format(Math.abs(tick))),
      },
    ],
    series: [{}, ...kinds(panel).map(name => (lines
      ? { stroke: colour(tones[name]), width: 2, points: { show: false }, spanGaps: false }
      : {
        stroke: colour(tones[name]), fill: colour(tones[name]), width: 0, points: { show: false },
        paths: uPlot.paths.bars({ size: [0.8, 24] }),
      }))],
    hooks: { draw: labels(panel) },
  };
}

const clock = new Intl.DateTimeFormat('de-CH', { timeZone: 'Europe/Zurich', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('de-CH', { timeZone: 'Europe/Zurich', day: '2-digit', month: '2-digit' });

function label(seconds) {
  const at = new Date(seconds * 1000);
  return charts.dataset.range === '7d' ? day.format(at) : clock.format(at);
}

function draw(panel) {
  const place = panel.querySelector('.plot');
  const data = columns(panel);
  const nothing = data.slice(1).every(values => values.every(value => !value));
  let plot = drawn.get(panel);
  if (!plot) {
    place.replaceChildren();
    plot = new uPlot(options(panel, place.clientWidth), data, place);
    drawn.set(panel, plot);
    const empty = document.createElement('p');
    empty.className = 'plot-note';
    empty.textContent = charts.dataset.nothing;
    place.append(empty);
  } else {
    plot.setData(data);
  }
  place.querySelector('.plot-note').hidden = !nothing;
  panel.querySelectorAll('[data-kind]').forEach(key => {
    const name = key.dataset.kind;
    key.querySelector('[data-value]').textContent = panel.dataset.chart === 'events'
      ? `${formats.format((figures.series[name].at(-2) ?? 0) / figures.step)}/s`
      : formats.format(figures.totals[name]);
  });
}

function drawAll() {
  charts.querySelectorAll('.chart').forEach(draw);
}

function failed() {
  charts.querySelectorAll('.plot-note').forEach(place => { place.textContent = charts.dataset.failed; });
}

document.addEventListener('live:activity', event => {
  if (event.detail.range === charts.dataset.range) {
    figures = event.detail;
    drawAll();
  }
});

new ResizeObserver(() => drawn.forEach((plot, panel) => {
  const width = panel.querySelector('.plot').clientWidth;
  if (width !== plot.width) {
    plot.setSize({ width, height: 180 });
  }
})).observe(charts);

matchMedia('(prefers-color-scheme: light)').addEventListener('change', () => {
  drawn.forEach(plot => plot.destroy());
  drawn.clear();
  drawAll();
});

try {
  const response = await fetch(`/overview/activity?range=${charts.dataset.range}`,
    { headers: { 'X-Requested-With': 'fetch' } });
  if (!response.ok) {
    throw new Error(`answer ${response.status}`);
  }
  figures = await response.json();
  drawAll();
} catch {
  failed();
}
