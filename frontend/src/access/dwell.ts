/** When a resting pointer presses: long enough on one thing, small slips forgiven, once for each rest. Pure. */
import { COOL_DOWN_MS } from "./cool-down";

/** A slip off the thing for so long is forgiven (ours; plausible 100 to 300): a tremor has 4 to 10 a second. */
const SLIP_MS = 200;

export interface Rest<T> {
  /** On what the pointer rests, if anything that could be pressed. */
  readonly on: T | null;
  /** How much of the time is over, 0 to 1. */
  readonly share: number;
  /** Whether it is pressed just now. */
  readonly presses: boolean;
}

export class Dwell<T> {
  private on: T | null = null;
  private restedMs = 0;
  private lastMs: number;
  private awayMs = 0;
  private coolUntilMs: number;
  /** Pressed already, or under the pointer when the page came up: it must be left before it is pressed. */
  private isSpent = true;
  private hasSeen = false;

  constructor(
    private readonly dwellMs: number,
    nowMs: number,
  ) {
    this.lastMs = nowMs;
    this.coolUntilMs = nowMs + COOL_DOWN_MS;
  }

  /** Look where the pointer is now, from the first time on that this is known. Call it often; time between two looks counts for what was held before. */
  see(target: T | null, nowMs: number): Rest<T> {
    const passedMs = nowMs - this.lastMs;
    this.lastMs = nowMs;
    if (!this.hasSeen) {
      this.hasSeen = true;
      this.on = target;
    }
    if (target === this.on) this.stay(passedMs, nowMs);
    else this.slip(target, passedMs);
    const share = this.isSpent || this.on === null ? 0 : Math.min(1, this.restedMs / this.dwellMs);
    if (share < 1) return { on: this.on, share, presses: false };
    this.isSpent = true;
    this.coolUntilMs = nowMs + COOL_DOWN_MS;
    return { on: this.on, share, presses: true };
  }

  private stay(passedMs: number, nowMs: number): void {
    this.awayMs = 0;
    if (nowMs - passedMs >= this.coolUntilMs) this.restedMs += passedMs;
  }

  private slip(target: T | null, passedMs: number): void {
    this.awayMs += passedMs;
    if (this.on !== null && this.awayMs < SLIP_MS) return;
    this.on = target;
    this.restedMs = 0;
    this.awayMs = 0;
    this.isSpent = false;
  }
}
