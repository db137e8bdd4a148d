/**
 * Keeps one page for when the app is not running: the safety card, with its styles, script and font.
 * The running app always answers first; what is kept speaks only when it does not.
 */
export {};
declare const self: ServiceWorkerGlobalScope;

const SHELF = "safety-card";
const CARD = "/safety";

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
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(findCard));
  else if (new URL(request.url).pathname.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(() => findKept(request)));
  }
});

/** Puts the card and all it needs on the shelf; a card that is refused is never kept. */
async function keep(): Promise<void> {
  const page = await fetch(CARD, { credentials: "same-origin", cache: "no-store" });
  if (!page.ok) throw new Error(`the safety card could not be kept: ${String(page.status)}`);
  const needed = findAddresses(await page.clone().text(), /(?:href|src)="(\/static\/[^"]+)"/g);
  const shelf = await caches.open(SHELF);
  for (const address of needed) await keepFile(shelf, address);
  await shelf.put(CARD, page);
}

/** Puts one file on the shelf unless it lies there already: names change with their content. */
async function keepFile(shelf: Cache, address: string): Promise<void> {
  if (await shelf.match(address)) return;
  const answer = await fetch(address, { credentials: "same-origin" });
  if (answer.ok) await shelf.put(address, answer);
}

/** Finds the kept card and lets it say that it is an old one. */
async function findCard(): Promise<Response> {
  const kept = await findKept(CARD);
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
