/**
 * Whether it rests now: what was wished last, until the engine has answered every wish. A press between the two is
 * meant for what the person has just chosen, and must not be lost.
 */
export class Resting {
  /** Wishes without an answer, in their order: an answer to the first says nothing of the last. */
  private readonly wished: boolean[] = [];
  private answered = false;

  /** `send` tells the engine, and says whether it can. */
  constructor(private readonly send: (wish: "rest" | "resume") => boolean) {}

  get isOn(): boolean {
    return this.wished.at(-1) ?? this.answered;
  }

  wish(isOn: boolean): void {
    if (this.send(isOn ? "rest" : "resume")) this.wished.push(isOn);
  }

  /** Take an answer; one to a frame sent before the wish does not agree with it yet. */
  hear(isOn: boolean): void {
    this.answered = isOn;
    if (this.wished[0] === isOn) this.wished.shift();
  }

  /** A new connection knows of no wish. */
  forget(): void {
    this.wished.length = 0;
  }
}
