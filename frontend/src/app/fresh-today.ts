/**
 * Keeps Today of now: the page is asked for again every minute and whenever it is looked at again, and put
 * in place while nobody is busy with it. Nothing is announced, scrolled or focused.
 */
import { say } from "./say";

const EVERY_MS = 60_000;
const PARTS = ["header.top", "main"] as const;
const LATE = "[data-late]";

let isAsking = false;
let isLeaving = false;

export function keepFresh(): void {
  if (!document.querySelector("[data-as-of]")) return;
  window.setInterval(() => void freshen(), EVERY_MS);
  document.addEventListener("visibilitychange", () => void freshen());
  document.addEventListener("submit", () => { isLeaving = true; });
  window.addEventListener("pageshow", () => { isLeaving = false; });
}

/** Asks for the page and shows it, or says that nobody answered and how old this page is. */
async function freshen(): Promise<void> {
  if (document.visibilityState !== "visible" || isAsking || isLeaving) return;
  isAsking = true;
  try {
    const answer = await fetch(window.location.pathname, { credentials: "same-origin", cache: "no-store" });
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    else sayLate(say("Lull was started again. Open its new address."));
  } catch {
    sayLate(say("Lull is not running."));
  } finally {
    isAsking = false;
  }
}

/** Puts the new page in place; another page (a record that has gone) is opened as a page. */
function show(fresh: Document): void {
  if (!fresh.querySelector("[data-as-of]")) {
    window.location.reload();
    return;
  }
  document.querySelector(LATE)?.remove();
  if (isBusy()) return;
  const { scrollX, scrollY } = window;
  for (const part of PARTS) {
    const shown = document.querySelector(part);
    const next = fresh.querySelector(part);
    if (!shown || !next) continue;
    keepOpen(shown, next);
    shown.replaceChildren(...next.childNodes);
  }
  document.documentElement.dataset["still"] = ""; // the glow breathes on opening only
  window.scrollTo(scrollX, scrollY);
}

/** Tells whether somebody stands in the page with the keyboard, or is on the way out of it. */
function isBusy(): boolean {
  const focused = document.activeElement;
  return isLeaving || PARTS.some((part) => document.querySelector(part)?.contains(focused) === true);
}

/** Leaves open what was opened; a page that lists other things starts closed. */
function keepOpen(shown: Element, next: Element): void {
  const opened = [...shown.querySelectorAll("details")];
  const others = [...next.querySelectorAll("details")];
  for (const details of others) {
    const name = details.querySelector("summary")?.textContent;
    details.open = opened.some((old) => old.open && old.querySelector("summary")?.textContent === name);
  }
}

/** Says once, at the top of the page, of when it is. */
function sayLate(words: string): void {
  const asOf = document.querySelector<HTMLElement>("[data-as-of]")?.dataset["asOf"] ?? "";
  const line = document.querySelector(LATE) ?? document.createElement("p");
  line.className = "notice";
  line.setAttribute("data-late", "");
  const age = say("This page is as of {clock}.", { clock: asOf });
  line.textContent = `${words} ${age}`;
  document.querySelector("main")?.prepend(line);
}
