/**
 * Replays a leg swing slowly: it turns the drawn lower leg along the kept curve. It never starts by itself; where
 * less motion is wanted it does not run at all, and steps one press at a time.
 */
import { say } from "../app/say";
import { find, write } from "../practise/elements";
import { LegCurve } from "./leg-curve";
import { TraceCursor } from "./trace-cursor";

const SAY = {
  play: say("Play slowly"),
  pause: say("Pause"),
  held: say("Held, before letting go."),
  turn: say("The first turn back."),
} as const;

class Leg {
  readonly curve: LegCurve;
  /** The moment drawn at first: the first turn back, where it is known. */
  readonly stillS: number;
  readonly hasTurn: boolean;
  private readonly lowerLeg: Element | null;

  constructor(private readonly figure: HTMLElement) {
    this.curve = LegCurve.read(figure.dataset["curve"] ?? "");
    this.stillS = Number(figure.dataset["still"]);
    this.hasTurn = figure.dataset["hasTurn"] === "true";
    this.lowerLeg = figure.querySelector(".lower-leg");
  }

  get number(): string {
    return this.figure.dataset["number"] ?? "";
  }

  turn(deg: number, knee: string): void {
    this.lowerLeg?.setAttribute("transform", `rotate(${(-deg).toFixed(2)} ${knee})`);
  }
}

class LegReplay {
  private readonly legs = [...document.querySelectorAll<HTMLElement>(".replay-leg")].map((figure) => new Leg(figure));
  private readonly cursors = [...document.querySelectorAll<SVGSVGElement>(".chart.swing")].map((chart) => new TraceCursor(chart));
  private readonly playButton = find<HTMLButtonElement>("replay-play");
  private readonly moment = find("replay-moment");
  private readonly word = find("replay-word");
  private readonly lessMotion = matchMedia("(prefers-reduced-motion: reduce)");
  private readonly knee: string;
  private readonly slower: number;
  private readonly stepS: number;
  private leg: Leg;
  private atS: number;
  private frame = 0;
  /** Played or stepped already: before that, Play begins at the beginning and not at the still. */
  private isBegun = false;

  constructor(private readonly card: HTMLElement) {
    this.knee = card.dataset["knee"] ?? "";
    this.slower = Number(card.dataset["slower"]);
    this.stepS = Number(card.dataset["step"]);
    const first = this.find(card.querySelector<HTMLInputElement>("input:checked")?.value) ?? this.legs[0];
    if (!first) throw new Error("a replay needs a leg");
    this.leg = first;
    this.atS = first.stillS;
    card.classList.add("scripted");
    card.addEventListener("change", (event) => event.target instanceof HTMLInputElement && this.choose(event.target.value));
    this.playButton.addEventListener("click", () => (this.isPlaying ? this.pause() : this.play()));
    find("replay-back").addEventListener("click", () => this.step(-1));
    find("replay-on").addEventListener("click", () => this.step(1));
    this.lessMotion.addEventListener("change", () => this.pause());
    document.addEventListener("visibilitychange", () => document.hidden && this.pause());
  }

  private get isPlaying(): boolean {
    return this.frame !== 0;
  }

  private find(number: string | undefined): Leg | undefined {
    return this.legs.find((leg) => leg.number === number);
  }

  private choose(number: string): void {
    const leg = this.find(number);
    if (!leg) return;
    this.pause();
    this.leg = leg;
    this.isBegun = false;
    this.show(leg.stillS);
  }

  private play(): void {
    if (this.lessMotion.matches) return;
    const { curve } = this.leg;
    if (!this.isBegun || this.atS >= curve.lastS) this.atS = curve.firstS;
    this.isBegun = true;
    this.setPlaying(true);
    const fromS = this.atS;
    let beganMs: number | undefined;
    const draw = (nowMs: number): void => {
      beganMs ??= nowMs;
      const atS = Math.min(curve.lastS, fromS + (nowMs - beganMs) / 1000 / this.slower);
      this.show(atS);
      if (atS >= curve.lastS) this.pause();
      else this.frame = requestAnimationFrame(draw);
    };
    this.frame = requestAnimationFrame(draw);
  }

  private pause(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.setPlaying(false);
  }

  private setPlaying(isPlaying: boolean): void {
    this.card.toggleAttribute("data-playing", isPlaying);
    write(this.word, isPlaying ? SAY.pause : SAY.play);
    // A screen reader hears the moment of a step or a pause, not of every picture.
    this.moment.setAttribute("aria-live", isPlaying ? "off" : "polite");
  }

  private step(direction: 1 | -1): void {
    this.pause();
    this.isBegun = true;
    const { curve } = this.leg;
    // Steps lie on whole multiples, so that there and back is the same place.
    const whole = Math.round(this.atS / this.stepS + direction * 0.501) * this.stepS;
    this.show(Math.min(curve.lastS, Math.max(curve.firstS, whole)));
  }

  private show(atS: number): void {
    this.atS = atS;
    const deg = this.leg.curve.angleAt(atS);
    this.leg.turn(deg, this.knee);
    for (const cursor of this.cursors) cursor.show(atS, deg);
    write(this.moment, this.sayMoment(atS));
  }

  /** No angle is said: the curve at one moment has no error of its own. */
  private sayMoment(atS: number): string {
    if (atS < 0) return SAY.held;
    const words = say("{seconds} s after letting go.", { seconds: atS.toFixed(2) });
    return this.leg.hasTurn && Math.abs(atS - this.leg.stillS) < this.stepS / 2 ? `${SAY.turn} ${words}` : words;
  }
}

const card = document.getElementById("leg-replay");
if (card) new LegReplay(card);
