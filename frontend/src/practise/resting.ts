/**
 * Whether it rests now: what was wished last, until an answer of the engine agrees. A press between the two is
 * meant for what the person has just chosen, and must not be lost.
 */
export class Resting {
  private wished: boolean | undefined;
  private answered = false;

  /** `send` tells the engine, and says whether it can. */
  constructor(private readonly send: (wish: "rest" | "resume") => boolean) {}

  get isOn(): boolean {
    return this.wished ?? this.answered;
  }

  wish(isOn: boolean): void {
    if (this.send(isOn ? "rest" : "resume")) this.wished = isOn;
  }

  /** Take an answer; one to a frame sent before the wish does not agree with it yet. */
  hear(isOn: boolean): void {
    this.answered = isOn;
    if (this.wished === isOn) this.wished = undefined;
  }

  /** A new connection knows of no wish. */
  forget(): void {
    this.wished = undefined;
  }
}
