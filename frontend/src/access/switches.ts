/** One switch or two: every key, click and touch is a press; the ring says of what. */
import { AccessBar } from "./bar";
import { findControls, isHome, isLong, nameOf, shownPart } from "./controls";
import { CoolDown } from "./cool-down";
import { Keypad } from "./keypad";
import { Pause } from "./pause";
import { press } from "./press";
import { ScanRing } from "./ring";
import { controlsOf, isLeaf } from "./scan-tree";
import { OUT, Scanner } from "./scanner";

/** The ring waits so much longer where a page asks for it: a repetition takes its time (ours; plausible 4 to 10). */
const STAYS = 6;
/** What the page itself needs from the keyboard, and the keys that only change others. */
const NO_SWITCH = /^(Tab|Escape|Shift|Control|Alt|AltGraph|Meta|CapsLock|ContextMenu|F\d+)$/;
const MOVES = new Set([" ", "1", "ArrowRight", "ArrowDown"]);
/** Where the ring begins, and what comes after: first what a page is about. */
const PLACES = ["#said", "#heard", "main", ".page > header", ".app > .rail", ".foot", ".access-bar"];

type Meaning = "move" | "choose";

export class Switches {
  private readonly scanner = new Scanner<HTMLElement>(nameOf);
  private readonly ring = new ScanRing();
  private readonly keypad = new Keypad(() => { this.scanner.restart(); });
  private readonly bar = new AccessBar(false, () => { this.pause.rest(); });
  private readonly pause: Pause;
  private readonly coolDown = new CoolDown(performance.now());
  private timer = 0;
  /** What the ring was last drawn around. */
  private shown: readonly HTMLElement[] | typeof OUT = [];

  /** `scanMs` is how long the ring waits; null where a second switch moves it. */
  constructor(private readonly scanMs: number | null) {
    this.pause = new Pause(this.bar, () => { this.look(); });
    this.listen();
    this.look();
  }

  private listen(): void {
    const options = { capture: true };
    window.addEventListener("keydown", (event) => { this.hearKey(event); }, options);
    window.addEventListener("keyup", (event) => { if (this.isOurs(event) && this.meaningOf(event)) swallow(event); }, options);
    for (const kind of ["click", "auxclick", "contextmenu", "mousedown", "dblclick"] as const)
      window.addEventListener(kind, (event) => { this.hearPointer(event); }, options);
    window.addEventListener("pageshow", () => { this.look(); });
    new MutationObserver(() => { this.follow(); }).observe(document.body, { childList: true, subtree: true });
  }

  private hearKey(event: KeyboardEvent): void {
    if (!this.isOurs(event)) return;
    const meaning = this.meaningOf(event);
    if (!meaning) return;
    swallow(event);
    if (!event.repeat) this.hear(meaning);
  }

  private hearPointer(event: MouseEvent): void {
    if (!this.isOurs(event)) return;
    // A helper's mouse stops the ring by the bar; everywhere else a click is the switch.
    if (event.target === this.bar.pause && this.scanMs !== null) {
      if (event.type === "click") this.pause.lend();
      swallow(event);
      return;
    }
    swallow(event);
    if (this.scanMs === null && event.type === "contextmenu") this.hear("choose");
    else if (event.type === "click") this.hear(this.scanMs === null ? "move" : "choose");
  }

  /** What was done by a person, while the ring is theirs. */
  private isOurs(event: Event): boolean {
    return event.isTrusted && !this.pause.isLent;
  }

  private meaningOf(event: KeyboardEvent): Meaning | null {
    if (event.ctrlKey || event.altKey || event.metaKey || NO_SWITCH.test(event.key)) return null;
    return this.scanMs === null && MOVES.has(event.key) ? "move" : "choose";
  }

  private hear(meaning: Meaning): void {
    if (!this.coolDown.takes(performance.now())) return;
    if (this.pause.isResting) {
      this.pause.goOn();
      return;
    }
    this.refresh();
    if (meaning === "move") this.scanner.advance();
    else if (this.isStillShown()) this.choose();
    this.look();
  }

  private choose(): void {
    const control = this.scanner.choose();
    if (!control) return;
    press(control, this.keypad);
    this.refresh();
    // A stage is gone on with where it counts; elsewhere the next thing is mostly near.
    if (!isHome(control) && document.querySelector("[data-scan-home]")) this.scanner.restart();
  }

  /** Takes the page as it is now: it may have been renewed since. */
  private refresh(): void {
    const { opened } = this.keypad;
    const places = opened ? [opened] : PLACES.flatMap((place) => [...document.querySelectorAll(place)]);
    this.scanner.show(findControls(places));
  }

  /** The page changed under the ring: it goes along, or around what is there now, and its time goes on. */
  private follow(): void {
    if (!this.ring.isLost) {
      this.ring.follow();
      return;
    }
    this.refresh();
    // A press that was meant for what is gone is none for what came.
    if (!this.isStillShown()) this.coolDown.begin(performance.now());
    this.show();
  }

  /** Shows where the ring is, and lets it go on after its time. */
  private look(): void {
    window.clearTimeout(this.timer);
    this.bar.showPaused(this.pause.isLent || this.pause.isResting);
    if (this.pause.isLent) {
      this.ring.hide();
      return;
    }
    this.refresh();
    this.show();
    if (this.scanMs === null || this.pause.isResting) return;
    const waits = this.staysHere() ? STAYS : 1;
    this.timer = window.setTimeout(() => { this.goOn(); }, waits * this.scanMs);
  }

  private goOn(): void {
    this.refresh();
    if (this.isStillShown()) this.scanner.advance();
    this.look();
  }

  /** False where the page changed under the ring: what came up there was not there when a hand began to press. */
  private isStillShown(): boolean {
    const { current } = this.scanner;
    const { shown } = this;
    if (current === null || current === OUT || shown === OUT) return current === shown;
    const now = controlsOf(current);
    return now.length === shown.length && now.every((control, k) => isSameControl(control, shown[k]));
  }

  private show(): void {
    const { current } = this.scanner;
    this.bar.showInside(this.scanner.isInside);
    this.shown = current === OUT ? OUT : current === null ? [] : controlsOf(current);
    if (this.pause.isResting) this.ring.surround([this.bar.pause], false);
    else if (current === OUT) this.ring.surround([this.bar.out], false);
    else if (current === null) this.ring.hide();
    else this.ring.surround(controlsOf(current).map(shownPart), !isLeaf(current));
  }

  private staysHere(): boolean {
    const { current } = this.scanner;
    return current !== null && current !== OUT && isLeaf(current) && isLong(current.control);
  }
}

/** The same element, or the one that took its place when the page was renewed. */
function isSameControl(now: HTMLElement, before: HTMLElement | undefined): boolean {
  return now === before || (before !== undefined && !before.isConnected && nameOf(now) === nameOf(before));
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
