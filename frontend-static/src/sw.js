// Keeps the shell of the portal for moments without signal. Never keeps answers, files or checks:
// what is personal stays out of a shared phone's cache.
const CACHE = 'shell-__VERSION__';
const FILES = __FILES__;
const SHELL = ['/', '/boot.js', '/icon.svg', ...FILES];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (SHELL.includes(pathname) && pathname !== '/') {
    event.respondWith(caches.match(pathname).then((kept) => kept || fetch(request)));
  } else if (request.mode === 'navigate' && !/^\/(v|s|c|files|graphql|uploads|previews|static|health|archive\/export\.zip)(\/|$)/.test(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match('/')));
  }
});
