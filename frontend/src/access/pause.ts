/**
 * Who has the screen. It can rest, and any press goes on; or it is lent to somebody with mouse and keyboard,
 * on every page, until they give it back or have been away for a minute.
 */
import type { AccessBar } from "./bar";

const LENT = "lull-lent";
/** A helper who went away without a word (ours; plausible 30 to 120 s). */
const AWAY_MS = 60_000;

export class Pause {
  isResting = false;
  isLent = window.sessionStorage.getItem(LENT) !== null;
  private timer = 0;

  constructor(
    private readonly bar: AccessBar,
    private readonly onChange: () => void,
  ) {
    window.addEventListener("keydown", (event) => { this.hearEscape(event); }, { capture: true });
    for (const sign of ["keydown", "pointermove", "pointerdown"]) window.addEventListener(sign, () => { this.stay(); }, { passive: true });
    this.stay();
  }

  /** The person's own rest, or the end of a loan: the button of the bar. */
  rest(): void {
    if (this.isLent || this.isResting) this.goOn();
    else {
      this.isResting = true;
      this.onChange();
    }
  }

  lend(): void {
    this.isResting = false;
    this.isLent = true;
    window.sessionStorage.setItem(LENT, "yes");
    this.stay();
    this.onChange();
    this.bar.pause.focus();
  }

  goOn(): void {
    this.isResting = false;
    this.isLent = false;
    window.sessionStorage.removeItem(LENT);
    window.clearTimeout(this.timer);
    this.onChange();
  }

  private hearEscape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !event.isTrusted) return;
    if (this.isLent) this.goOn();
    else this.lend();
  }

  /** The loan ends by itself a minute after the last sign of the helper. */
  private stay(): void {
    window.clearTimeout(this.timer);
    if (this.isLent) this.timer = window.setTimeout(() => { this.goOn(); }, AWAY_MS);
  }
}
