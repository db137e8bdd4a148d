/** A tremor's second press is the same press: after one, nothing is a press for half a second of quiet. */

/** 0.5 s (ours; Game Accessibility Guidelines, "cool-down period between inputs"). */
export const COOL_DOWN_MS = 500;

export class CoolDown {
  /** Give the time a page came up, and a press meant for the page before is none for this one. */
  constructor(private lastMs = Number.NEGATIVE_INFINITY) {}

  /** From now on half a second of quiet, as after a press. */
  begin(nowMs: number): void {
    this.lastMs = nowMs;
  }

  /** Tells whether a press is a new one. A trembling hand goes on being the same press until it is still. */
  takes(nowMs: number): boolean {
    const isNew = nowMs - this.lastMs >= COOL_DOWN_MS;
    this.lastMs = nowMs;
    return isNew;
  }
}
