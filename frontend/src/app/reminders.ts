/**
 * Tells what the server says is to be told now: as a notification where that is allowed, and on the page in any
 * case. Which notice comes when is decided there; this asks, shows, and says back what it has shown. What is told
 * speaks of medicine, so it is English on every page.
 */
import { say } from "./say";
import { keepNotifyState, offerNotifications, readNotifyState } from "./notify-state";

const EVERY_MS = 60_000;
const MOST_LINES = 4;
const NEXT = "/reminders/next";
const ENGLISH = "en";

interface Note {
  readonly id: string;
  readonly level: "info" | "warn" | "urgent" | "critical";
  readonly title: string;
  readonly body: string;
}

interface Telling {
  readonly notes: readonly Note[];
  readonly asleep: string;
  readonly told: Readonly<Record<"others" | "critical", string>>;
  readonly next_ms: number | null;
  readonly travel: readonly string[];
}

let isAsking = false;
let soon = 0;

export function keepReminding(): void {
  keepNotifyState();
  offerNotifications(document.querySelector("[data-ask-notify]"));
  // The closed door and the card kept for when Lull is down have nothing to ask.
  if (document.querySelector("[data-lock], [data-kept]:not([hidden])")) return;
  window.setInterval(() => void ask(), EVERY_MS);
  document.addEventListener("visibilitychange", () => void ask());
  window.addEventListener("online", () => void ask());
  void ask();
}

/** Asks what is to be told, tells it, and asks again when the next one comes. */
async function ask(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  try {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const answer = await fetch(`${NEXT}?${new URLSearchParams({ zone: here }).toString()}`, {
      credentials: "same-origin",
      cache: "no-store",
    });
    if (answer.redirected) await showDoor();
    else if (answer.ok) await tell((await answer.json()) as Telling);
  } catch {
    // Nobody answered: the page says so elsewhere, and what comes now is told on waking.
  } finally {
    isAsking = false;
  }
}

/** Shows the door, locked meanwhile, unless this page is one that stays open: reloading that would never end. */
async function showDoor(): Promise<void> {
  const self = await fetch(window.location.pathname, { credentials: "same-origin", redirect: "manual" });
  if (self.type === "opaqueredirect") window.location.reload();
}

async function tell(telling: Telling): Promise<void> {
  askAgainIn(telling.next_ms);
  sayTravel(telling.travel);
  if (telling.notes.length === 0 && telling.asleep === "") return;
  if (telling.asleep !== "") {
    notify({ id: "asleep", level: "warn", title: "Lull: time", body: telling.asleep });
    sayOnPage(telling.asleep, false);
  }
  for (const note of telling.notes) {
    notify(note);
    sayOnPage(note.body, note.level === "critical");
  }
  await fetch("/reminders/told", {
    method: "POST",
    credentials: "same-origin",
    body: new URLSearchParams(telling.told),
  });
}

/** Asks right after the next notice comes, if that is before the minute is over. */
function askAgainIn(ms: number | null): void {
  window.clearTimeout(soon);
  if (ms !== null && ms < EVERY_MS) soon = window.setTimeout(() => void ask(), ms + 500);
}

/** Shows a notification; the same one from two pages is one, because its tag is its name. */
function notify(note: Note): void {
  if (readNotifyState() !== "on") return;
  try {
    const shown = new Notification(note.title, {
      body: note.body,
      lang: ENGLISH,
      tag: note.id,
      requireInteraction: note.level === "critical",
    });
    shown.addEventListener("click", () => { window.focus(); });
  } catch {
    // A browser that allows notifications only from elsewhere: the page says it too.
  }
}

/** Says on the page what was told, above everything that is renewed, until somebody has seen it. */
function sayOnPage(words: string, isCritical: boolean): void {
  const region = findRegion();
  if (!region) return;
  const line = document.createElement("div");
  line.className = isCritical ? "heard critical" : "heard";
  const said = document.createElement("p");
  said.className = "what";
  said.lang = ENGLISH;
  said.textContent = words;
  line.append(said);
  if (isCritical) line.append(makeLink("/safety", "Safety card", ENGLISH));
  line.append(makeLink("/", say("Today")), makeSeen(line));
  region.append(line);
  while (region.children.length > MOST_LINES) region.firstElementChild?.remove();
}

/** Says on Today that this computer shows another clock than the plan's; no news every minute, so not live. */
function sayTravel(found: readonly string[]): void {
  const words = found.join(" ");
  const known = document.querySelector<HTMLElement>("#travel");
  if (words === "") known?.remove();
  if (words === "" || !document.querySelector("[data-as-of]")) return;
  const line = known ?? document.createElement("section");
  line.id = "travel";
  line.className = "notice travel";
  line.lang = ENGLISH;
  line.setAttribute("aria-label", "Clock of this computer");
  line.textContent = words;
  if (!known) document.querySelector(".page > main")?.before(line);
}

/** Finds the live region above the page's content, or makes it; a bare page has none. */
function findRegion(): Element | null {
  const main = document.querySelector(".page > main");
  if (!main) return null;
  const known = document.querySelector("#heard");
  if (known) return known;
  const region = document.createElement("div");
  region.id = "heard";
  region.setAttribute("role", "status");
  main.before(region);
  return region;
}

function makeLink(address: string, words: string, language = ""): HTMLAnchorElement {
  const link = document.createElement("a");
  link.className = "btn quiet";
  link.href = address;
  if (language !== "") link.lang = language;
  link.textContent = words;
  return link;
}

function makeSeen(line: Element): HTMLButtonElement {
  const button = document.createElement("button");
  button.className = "btn";
  button.type = "button";
  button.textContent = say("Seen");
  button.addEventListener("click", () => { line.remove(); });
  return button;
}
