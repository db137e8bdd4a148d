/**
 * Keeps two pages for when the app is not running: the safety card and the list of danger signs, with their
 * styles, script and font. The running app always answers first; what is kept speaks only when it does not.
 */
export {};
declare const self: ServiceWorkerGlobalScope;

const SHELF = "safety-card";
const CARD = "/safety";
const SIGNS = "/danger";

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keep().catch(() => undefined));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  // Ticked signs are sent by a form: with nobody there to answer it, the list with its telephone numbers does.
  if (request.mode === "navigate" && (request.method === "GET" || pathname === SIGNS)) {
    event.respondWith(fetch(request).catch(() => findPage(pathname === SIGNS ? SIGNS : CARD)));
  } else if (request.method === "GET" && pathname.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(() => findKept(request)));
  }
});

/** Puts both pages and all they need on the shelf; a page that is refused is never kept. */
async function keep(): Promise<void> {
  for (const address of [CARD, SIGNS]) await keepPage(address);
}

/** Puts one page on the shelf, and every file it names. */
async function keepPage(address: string): Promise<void> {
  const page = await fetch(address, { credentials: "same-origin", cache: "no-store" });
  if (!page.ok) throw new Error(`${address} could not be kept: ${String(page.status)}`);
  const needed = findAddresses(await page.clone().text(), /(?:href|src)="(\/static\/[^"]+)"/g);
  const shelf = await caches.open(SHELF);
  for (const file of needed) await keepFile(shelf, file);
  await shelf.put(address, page);
}

/** Puts one file on the shelf unless it lies there already: names change with their content. */
async function keepFile(shelf: Cache, address: string): Promise<void> {
  if (await shelf.match(address)) return;
  const answer = await fetch(address, { credentials: "same-origin" });
  if (answer.ok) await shelf.put(address, answer);
}

/** Finds a kept page, or the card in its place, and lets it say that it is an old one. */
async function findPage(address: string): Promise<Response> {
  const found = await findKept(address);
  const kept = found.ok ? found : await findKept(CARD);
  if (!kept.ok) return kept;
  const page = (await kept.text()).replace("data-kept hidden", "data-kept");
  return new Response(page, { status: kept.status, headers: kept.headers });
}

/** Finds what stands in the shelf, or answers that there is nothing. */
async function findKept(wanted: RequestInfo): Promise<Response> {
  const shelf = await caches.open(SHELF);
  return (await shelf.match(wanted)) ?? Response.error();
}

/** Lists every address of ours that the page names. */
function findAddresses(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((found) => found[1]).filter((address) => address !== undefined);
}
