// Keeps the checker at hand: with network everything comes from the city, without it from what was kept. What is kept is
// asked for without cookies: it holds nobody's name.
const KEPT = 'parking-control-1';
const OFFLINE = '/verify/offline';
const FILES = [OFFLINE, '/verify/control.js', '/verify/list', '/design/tokens.css', '/design/base.css',
    '/design/portal.css', '/design/mark.svg'];

const withoutCookies = path => new Request(path, { credentials: 'omit', cache: 'no-cache' });

self.addEventListener('install', event => {
    event.waitUntil(caches.open(KEPT).then(kept => kept.addAll(FILES.map(withoutCookies)))
        .then(() => self.skipWaiting()));
});

self.addEventListener('activate', event => {
    event.waitUntil(caches.keys()
        .then(names => Promise.all(names.filter(name => name !== KEPT).map(name => caches.delete(name))))
        .then(() => self.clients.claim()));
});

self.addEventListener('fetch', event => {
    const address = new URL(event.request.url);
    if (event.request.method !== 'GET' || address.origin !== self.location.origin) {
        return;
    }
    if (event.request.mode === 'navigate' || FILES.includes(address.pathname)) {
        event.respondWith(fromCityOrKept(event, address));
    }
});

async function fromCityOrKept(event, address) {
    const kept = await caches.open(KEPT);
    try {
        const answer = await fetch(event.request);
        if (answer.ok && FILES.includes(address.pathname)) {
            event.waitUntil(kept.add(withoutCookies(address.pathname)).catch(() => undefined));
        }
        return answer;
    } catch (noNetwork) {
        const known = await kept.match(event.request.mode === 'navigate' ? OFFLINE : address.pathname);
        return known ?? Response.error();
    }
}
