// What every page of the console does by itself: clocks, keys, and the stream of what is new.
// Pages listen for the events "live:alert", "live:changed" and "live:activity" on the document.

const byId = id => document.getElementById(id);

/* Clocks */
const zurich = new Intl.DateTimeFormat('de-CH', { timeZone: 'Europe/Zurich', timeStyle: 'medium' });
const utc = new Intl.DateTimeFormat('de-CH', { timeZone: 'UTC', timeStyle: 'medium' });

function tick() {
  const now = new Date();
  byId('clock-local').textContent = zurich.format(now);
  byId('clock-utc').textContent = utc.format(now);
  setTimeout(tick, 1000 - now.getMilliseconds());
}
tick();

/* Keys that work on every page */
const keys = byId('keys');
byId('open-keys').hidden = false;
byId('open-keys').addEventListener('click', () => keys.showModal());

const places = { o: '/', q: '/alerts', s: '/services', r: '/rules' };
let going = 0;

export function typing(event) {
  return event.target instanceof Element && event.target.closest('input, select, textarea') !== null;
}

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event) || keys.open) {
    return;
  }
  if (Date.now() - going < 1500 && places[event.key]) {
    event.preventDefault();
    going = 0;
    location.assign(places[event.key]);
    return;
  }
  going = 0;
  switch (event.key) {
    case 'g':
      going = Date.now();
      break;
    case '?':
      event.preventDefault();
      keys.showModal();
      break;
    case '/': {
      event.preventDefault();
      const search = byId('search');
      if (search) {
        search.select();
      } else {
        location.assign('/alerts#search');
      }
      break;
    }
  }
});

if (location.hash === '#search' && byId('search')) {
  byId('search').focus();
}

/* On the page of an alert: a takes it, c goes to the verdict */
document.addEventListener('keydown', event => {
  const actions = byId('actions');
  if (!actions || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event) || keys.open) {
    return;
  }
  if (event.key === 'a') {
    actions.querySelector('form.take')?.requestSubmit();
  } else if (event.key === 'c') {
    event.preventDefault();
    actions.querySelector('.close-form select')?.focus();
  }
});

/* The stream */
const strip = byId('strip');
const banner = byId('new-alerts');
const list = byId('new-alerts-list');
const fresh = new Map();

function show(name, text) {
  document.querySelectorAll(`[data-live="${name}"]`).forEach(place => {
    if (place.textContent !== text) {
      place.textContent = text;
    }
  });
}

function mood(name, value) {
  document.querySelectorAll(`[data-mood-of="${name}"]`).forEach(place => { place.dataset.mood = value; });
}

function note(text, value) {
  show('note', text);
  mood('note', value);
}

function count() {
  const words = fresh.size === 1 ? byId('new-alerts-one').textContent : byId('new-alerts-many').textContent;
  byId('new-alerts-count').textContent = words.replace('{n}', fresh.size);
  banner.hidden = fresh.size === 0;
}

/** Forgets the alerts the person has been shown. */
export function forgetNew() {
  fresh.clear();
  list.replaceChildren();
  count();
}

function announce(alert) {
  if (byId(`alert-${alert.id}`) || fresh.has(alert.id) || location.pathname === alert.url) {
    return;
  }
  const item = byId('new-alert').content.cloneNode(true);
  const mark = item.querySelector('.mark');
  mark.classList.add(alert.level);
  mark.querySelector('use').setAttribute('href', `#mark-${alert.level}`);
  item.querySelectorAll('[data-field]').forEach(place => { place.textContent = alert[place.dataset.field]; });
  item.querySelector('a').href = alert.url;
  fresh.set(alert.id, alert);
  list.prepend(item);
  count();
}

byId('new-alerts-dismiss').addEventListener('click', forgetNew);

let heard = Date.now();

function listen() {
  const asked = new URLSearchParams({ since: document.body.dataset.renderedAt });
  const range = byId('charts')?.dataset.range;
  if (range) {
    asked.set('range', range);
  }
  const stream = new EventSource(`/live?${asked}`);
  const on = (name, then) => stream.addEventListener(name, event => {
    heard = Date.now();
    then(JSON.parse(event.data));
  });
  on('state', state => {
    show('lag', state.lag);
    show('rate', state.rate);
    show('criticals', state.criticals);
    show('open', state.open);
    mood('lag', state.mood);
    mood('criticals', { '0': 'good', '–': 'none' }[state.criticals] ?? 'bad');
    note(state.note, state.note === '' || state.mood !== 'bad' ? 'none' : 'bad');
  });
  on('alert', alert => {
    announce(alert);
    document.dispatchEvent(new CustomEvent('live:alert', { detail: alert }));
  });
  on('changed', alert => {
    const changed = byId('changed');
    if (changed && location.pathname === alert.url) {
      changed.hidden = false;
    }
    document.dispatchEvent(new CustomEvent('live:changed', { detail: alert }));
  });
  on('activity', figures => document.dispatchEvent(new CustomEvent('live:activity', { detail: figures })));
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) {
      note(strip.dataset.over, 'bad');
    }
  });
  addEventListener('pagehide', () => stream.close());
}

setInterval(() => {
  if (Date.now() - heard > 12_000) {
    note(strip.dataset.lost, 'bad');
  }
}, 2000);

// Coming back by "back" shows the page as it was: ask anew what happened meanwhile.
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
listen();

/* Parts that are read again every few seconds */
document.querySelectorAll('[data-refresh]').forEach(part => {
  const again = async () => {
    if (!document.hidden) {
      try {
        const response = await fetch(location.href, { headers: { 'X-Requested-With': 'fetch' } });
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const next = response.ok && page.getElementById(part.id);
        if (next && !part.contains(document.activeElement)) {
          part.replaceChildren(...next.childNodes);
        }
      } catch {
        note(strip.dataset.lost, 'bad');
      }
    }
    setTimeout(again, Number(part.dataset.refresh));
  };
  setTimeout(again, Number(part.dataset.refresh));
});
