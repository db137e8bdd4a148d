/** The bar at the top in every way but the usual: back, up, down, pause, and the way out of a group. */

import { say } from "../app/say";

export type BarWish = "back" | "up" | "down" | "pause";

const WORDS: Record<BarWish, string> = { back: say("Page back"), up: say("Up"), down: say("Down"), pause: say("Pause") };
const PAGE_SHARE = 0.7;

export class AccessBar {
  readonly element = document.createElement("nav");
  /** The way out of a group: shown while the ring is inside one. */
  readonly out = document.createElement("span");
  readonly pause: HTMLButtonElement;

  constructor(hasRestZone: boolean, onPause: () => void) {
    this.element.className = "access-bar";
    this.element.setAttribute("aria-label", say("Way in"));
    this.out.className = "way-out";
    this.out.textContent = say("Out of this group");
    this.out.setAttribute("aria-hidden", "true");
    this.button("back", goBack);
    this.button("up", () => { scrollPage(-PAGE_SHARE); });
    this.button("down", () => { scrollPage(PAGE_SHARE); });
    this.pause = this.button("pause", onPause);
    this.element.append(this.out);
    if (hasRestZone) this.element.append(makeRestZone());
    document.body.prepend(this.element);
  }

  showInside(isInside: boolean): void {
    this.out.toggleAttribute("data-inside", isInside);
  }

  showPaused(isPaused: boolean): void {
    this.pause.textContent = isPaused ? say("Go on") : WORDS.pause;
  }

  private button(wish: BarWish, press: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.id = `access-${wish}`;
    button.textContent = WORDS[wish];
    button.addEventListener("click", press);
    this.element.append(button);
    return button;
  }
}

/** Where eyes may rest: nothing there is ever pressed. */
function makeRestZone(): HTMLElement {
  const zone = document.createElement("span");
  zone.className = "rest-zone";
  zone.textContent = say("Rest your eyes here");
  return zone;
}

/** Back to the page before, but never out of Lull: who comes in by a switch could not come in again. */
function goBack(): void {
  if (document.referrer.startsWith(window.location.origin)) window.history.back();
  else window.location.assign("/");
}

function scrollPage(share: number): void {
  window.scrollBy({ top: share * window.innerHeight, behavior: "instant" });
}
