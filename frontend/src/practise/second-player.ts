/**
 * The second player, by key or switch. What another person did is not in the record, so this page remembers it
 * for as long as its tab is open, and reminds a restarted server.
 */

/** A shaking hand presses twice: a second press so soon is the same one. */
const PRESSES_APART_MS = 500;

export class SecondPlayer {
  private count: number;
  private lastMs = -PRESSES_APART_MS;

  constructor(
    private readonly name: string,
    private readonly say: (number: number) => boolean,
  ) {
    this.count = Number(sessionStorage.getItem(this.name) ?? 0) || 0;
  }

  /** Pull once; said with its number, so that one pull never counts twice. */
  pull(): void {
    const nowMs = performance.now();
    if (nowMs - this.lastMs < PRESSES_APART_MS || !this.say(this.count + 1)) return;
    this.lastMs = nowMs;
    this.know(this.count + 1);
  }

  /** The other side knows of so many. */
  know(count: number): void {
    if (count <= this.count) return;
    this.count = count;
    sessionStorage.setItem(this.name, String(count));
  }

  /** Tell what is known here, after a connection came back. */
  remind(): void {
    if (this.count > 0) this.say(this.count);
  }
}
