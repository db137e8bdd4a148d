/** Presses by resting: the pointer of a mouse, a head or an eye stays on a thing, a ring fills, it is pressed. */
import { AccessBar } from "./bar";
import { controlAt, isThere, shownPart } from "./controls";
import { Dwell } from "./dwell";
import { Keypad } from "./keypad";
import { Pause } from "./pause";
import { press } from "./press";
import { DwellRing } from "./ring";

const LOOK_EVERY_MS = 50;
/** How far beside the thing still counts as on it, in pixels (ours): eyes are less steady than hands. */
export const BESIDE_PX = { dwell: 12, gaze: 28 } as const;

export class RestingPointer {
  private readonly keypad = new Keypad(() => undefined);
  private readonly ring = new DwellRing();
  private readonly bar: AccessBar;
  private readonly pause: Pause;
  private readonly dwell: Dwell<HTMLElement>;
  private point: { x: number; y: number } | null = null;
  private held: HTMLElement | null = null;
  /** Whether a pointer has been seen on this page at all. */
  private isKnown = false;

  constructor(
    dwellMs: number,
    private readonly way: keyof typeof BESIDE_PX,
  ) {
    this.dwell = new Dwell(dwellMs, performance.now());
    this.bar = new AccessBar(way === "gaze", () => { this.pause.rest(); });
    this.pause = new Pause(this.bar, () => { this.bar.showPaused(this.pause.isLent || this.pause.isResting); });
    this.bar.showPaused(this.pause.isLent);
    window.addEventListener("pointermove", ({ clientX: x, clientY: y }) => { this.follow(x, y); }, { passive: true });
    document.documentElement.addEventListener("pointerleave", () => { this.point = null; });
    window.setInterval(() => { this.look(); }, LOOK_EVERY_MS);
  }

  private follow(x: number, y: number): void {
    this.isKnown = true;
    this.point = { x, y };
    this.look();
  }

  private look(): void {
    if (!this.isKnown) return;
    const target = this.point && this.find(this.point.x, this.point.y);
    const rest = this.dwell.see(target, performance.now());
    this.held = rest.on;
    this.ring.show(rest.presses ? 0 : rest.share, this.point?.x ?? 0, this.point?.y ?? 0);
    if (rest.presses && rest.on) press(rest.on, this.keypad);
  }

  /** What is under the pointer; just beside the thing it rested on is still on it. Paused, only Go on is left. */
  private find(x: number, y: number): HTMLElement | null {
    const under = controlAt(x, y);
    const isPaused = this.pause.isLent || this.pause.isResting;
    if (isPaused) return under === this.bar.pause ? under : null;
    const { opened } = this.keypad;
    if (under) return !opened || opened.contains(under) || this.bar.element.contains(under) ? under : null;
    return this.held && isThere(this.held) && this.held.isConnected && isBeside(this.held, x, y, BESIDE_PX[this.way]) ? this.held : null;
  }
}

function isBeside(control: HTMLElement, x: number, y: number, slackPx: number): boolean {
  const { left, right, top, bottom } = shownPart(control).getBoundingClientRect();
  return x >= left - slackPx && x <= right + slackPx && y >= top - slackPx && y <= bottom + slackPx;
}
