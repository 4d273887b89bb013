// Checks the code of a permit on the phone itself: the seal is Ed25519 (RFC 8032), the keys and the list of papers that
// count no more were taken along. What the texts say stands in the page.
const CODE = /^(([A-Za-z0-9_-]+)\.([0-9a-f]{8}))\.([A-Za-z0-9_-]{86})$/;
const OLD = 7 * 24 * 60 * 60 * 1000;
const show = id => { document.getElementById(id).hidden = false; };

function bytes(base64) {
    return Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
}

/** The sealed text, or null where the seal is not the city's. */
async function open(sealed, keys) {
    const parts = CODE.exec(sealed.trim());
    if (parts === null || !Object.hasOwn(keys, parts[3])) {
        return null;
    }
    const key = await crypto.subtle.importKey('spki', bytes(keys[parts[3]]), { name: 'Ed25519' }, false, ['verify']);
    const genuine = await crypto.subtle.verify({ name: 'Ed25519' }, key, bytes(parts[4]),
        new TextEncoder().encode(parts[1]));
    return genuine ? new TextDecoder().decode(bytes(parts[2])) : null;
}

async function digest(reference, edition) {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${reference}/${edition}`));
    return Array.from(new Uint8Array(hash), value => value.toString(16).padStart(2, '0')).join('').slice(0, 16);
}

/** What stands on the paper; null where it is about something else. Days are ISO, first and last of each run. */
function read(text) {
    const parts = text.split('|');
    if ((parts[0] === 'PK1' && parts.length === 5) || (parts[0] === 'PK2' && parts.length === 6)
        || (parts[0] === 'PK3' && parts.length === 7)) {
        const year = Number(parts[4].slice(0, 4));
        // Days of the next year; 15 where the paper says nothing else.
        const usable = new Date(Date.UTC(year + 1, 0, Number(parts[6] ?? 15))).toISOString().slice(0, 10);
        return { reference: parts[1], mark: parts[2], postcode: parts[3], edition: Number(parts[5] ?? 1),
            shown: [[parts[4], `${year}-12-31`]], counts: [[parts[4], usable]] };
    }
    if (parts[0] === 'PD1' && parts.length === 5) {
        const runs = parts[4].split(',').map(run => run.split('..')).map(run => [run[0], run[1] ?? run[0]]);
        return { reference: parts[1], mark: parts[2], postcode: parts[3], edition: 1, shown: runs, counts: runs };
    }
    return null;
}

function verdict(permit, today) {
    if (today > permit.counts.at(-1)[1]) {
        return 'expired';
    }
    if (today < permit.counts[0][0]) {
        return 'not-yet-valid';
    }
    return permit.counts.some(run => run[0] <= today && today <= run[1]) ? 'valid' : 'not-today';
}

const swiss = day => day.split('-').reverse().join('.');

async function check(code, along, list) {
    const text = await open(code, along.keys);
    const permit = text === null ? null : read(text);
    if (permit === null) {
        show('verdict-forged');
        return;
    }
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Zurich' }).format(new Date());
    const result = verdict(permit, today);
    const superseded = list.includes(await digest(permit.reference, permit.edition));
    show('verdict-' + (superseded && result !== 'expired' ? 'not-in-force' : result));
    document.getElementById('mark').textContent = permit.mark;
    document.getElementById('postcode').textContent = permit.postcode;
    document.getElementById('days').textContent = permit.shown
        .map(run => run[0] === run[1] ? swiss(run[0]) : `${swiss(run[0])} – ${swiss(run[1])}`).join(', ');
    show('permit');
    show('compare');
}

/** The list of papers that count no more, or null where its seal is not the city's. */
async function listOf(along) {
    const parts = (await open(along.list, along.keys))?.split('|');
    return parts?.[0] === 'PL1' ? { made: new Date(parts[1]), papers: parts[2].split(',') } : null;
}

async function start() {
    if ('serviceWorker' in navigator) {
        await navigator.serviceWorker.register('/verify/worker.js', { scope: '/verify' });
        await navigator.serviceWorker.ready;
    }
    const along = await (await fetch('/verify/list')).json();
    const list = await listOf(along);
    if (list === null) {
        show('no-keys');
        return;
    }
    document.getElementById('made').textContent = list.made.toLocaleString('de-CH', { timeZone: 'Europe/Zurich' });
    show('ready');
    if (Date.now() - list.made.getTime() > OLD) {
        show('old-list');
    }
    const code = new URLSearchParams(location.search).get('c');
    if (code) {
        await check(code, along, list.papers);
    }
    document.documentElement.dataset.checked = code ? 'yes' : 'no';
}

// Without secure storage, without Ed25519 or without the list nothing can be checked here, and the page says so.
start().catch(() => show('no-keys'));
