/**
 * Moves a demonstration when somebody asks: slowly, a few times, with a pause button. Between keyframes every
 * point goes straight. With reduced motion nothing moves and no button is offered: ghost and arrow tell the way.
 */
import "./demonstration.css";

type Frame = readonly (readonly [number, number])[];

interface MovingPath {
  readonly path: SVGPathElement;
  readonly frames: readonly Frame[];
  readonly closed: boolean;
}

const OUT_MS = 1300;
const HOLD_MS = 400;
const BACK_MS = 1300;
const REST_MS = 700;
const CYCLE_MS = OUT_MS + HOLD_MS + BACK_MS + REST_MS;
/** It shows the movement so often, then rests by itself. */
const TIMES = 4;

/** How far a movement is at a time in its cycle, 0 at rest to 1 at the peak, gentle at both ends. */
export function partAt(ms: number): number {
  const ease = (share: number): number => (1 - Math.cos(Math.PI * share)) / 2;
  if (ms < OUT_MS) return ease(ms / OUT_MS);
  if (ms < OUT_MS + HOLD_MS) return 1;
  if (ms < OUT_MS + HOLD_MS + BACK_MS) return ease(1 - (ms - OUT_MS - HOLD_MS) / BACK_MS);
  return 0;
}

/** The path of a stroke between two of its keyframes. */
export function drawPath(frames: readonly Frame[], at: number, closed: boolean): string {
  const below = Math.min(Math.floor(at), frames.length - 1);
  const from = frames[below] ?? [];
  const to = frames[Math.min(below + 1, frames.length - 1)] ?? from;
  const share = at - below;
  const points = from.map(([x, y], i) => {
    const [nextX, nextY] = to[i] ?? [x, y];
    return `${(x + (nextX - x) * share).toFixed(1)} ${(y + (nextY - y) * share).toFixed(1)}`;
  });
  const whole = points.length > 1 ? points : [...points, ...points];
  return `M${whole.join("L")}${closed ? "Z" : ""}`;
}

/** Reads keyframes as the template writes them: points parted by spaces, frames by bars. */
export function readFrames(told: string): Frame[] {
  return told.split("|").map((frame) =>
    frame.split(" ").map((point) => {
      const [x, y] = point.split(",").map(Number);
      return [x ?? 0, y ?? 0] as const;
    }),
  );
}

class Demonstration {
  private readonly paths: MovingPath[];
  private readonly ways: number;
  private readonly keyframes: number;
  private startedMs: number | null = null;
  private pausedMs = 0;

  constructor(
    private readonly element: HTMLElement,
    private readonly button: HTMLButtonElement,
    private readonly still: MediaQueryList,
  ) {
    this.ways = Number(element.dataset["ways"] ?? 1);
    this.keyframes = Number(element.dataset["keyframes"] ?? 1);
    this.paths = [...element.querySelectorAll<SVGPathElement>("path[data-frames]")].map((path) => ({
      path,
      frames: readFrames(path.dataset["frames"] ?? ""),
      closed: path.classList.contains("filled"),
    }));
    button.addEventListener("click", () => (this.startedMs === null ? this.play() : this.pause()));
    still.addEventListener("change", () => this.offer());
    this.offer();
  }

  /** Offer to move where motion is allowed; else be still at rest. */
  private offer(): void {
    this.button.hidden = this.still.matches;
    if (this.still.matches) this.stop();
  }

  private play(): void {
    this.startedMs = performance.now() - this.pausedMs;
    this.element.dataset["moving"] = "";
    this.say(true);
    requestAnimationFrame((now) => this.step(now));
  }

  private pause(): void {
    if (this.startedMs !== null) this.pausedMs = performance.now() - this.startedMs;
    this.startedMs = null;
    this.say(false);
  }

  private stop(): void {
    this.startedMs = null;
    this.pausedMs = 0;
    delete this.element.dataset["moving"];
    this.say(false);
    this.draw(0, 0);
  }

  private step(now: number): void {
    if (this.startedMs === null) return;
    const ms = Math.max(0, now - this.startedMs);
    const times = Math.floor(ms / CYCLE_MS);
    if (times >= TIMES) {
      this.stop();
      return;
    }
    this.draw(times % this.ways, partAt(ms % CYCLE_MS));
    requestAnimationFrame((next) => this.step(next));
  }

  private draw(way: number, part: number): void {
    const at = part * (this.keyframes - 1);
    for (const { path, frames, closed } of this.paths) {
      const own = frames.slice(way * this.keyframes, (way + 1) * this.keyframes);
      path.setAttribute("d", drawPath(own, at, closed));
    }
  }

  private say(moving: boolean): void {
    for (const words of this.button.querySelectorAll<HTMLElement>("[data-when]")) {
      words.hidden = (words.dataset["when"] === "moving") !== moving;
    }
  }
}

/** Makes every demonstration under an element one that can be asked to move. */
export function showDemonstrations(under: ParentNode = document): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  for (const element of under.querySelectorAll<HTMLElement>("[data-demonstration]:not([data-ready])")) {
    const button = element.querySelector<HTMLButtonElement>("[data-show]");
    if (!button) continue;
    element.dataset["ready"] = "";
    new Demonstration(element, button, still);
  }
}

showDemonstrations();
