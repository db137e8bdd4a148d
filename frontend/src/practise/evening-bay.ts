/**
 * The scene: an evening bay in which every repetition lets a lantern drift out. It shows a finished state and
 * decides nothing. With reduced motion nothing drifts: lanterns are simply there, the limb moves in four steps.
 */
import { drawBay, SCENE_HEIGHT, SCENE_WIDTH } from "./bay-background";
import { drawFigure, type Limb } from "./bay-figure";
import { ease, shareOf, spotAlong, type Spot } from "./lantern-path";

const DRIFT_MS = 900;
const SETTLE_MS = 90;
const GLINTS = Array.from({ length: 26 }, (_, row) => ({
  y: 240 + 9.6 * row,
  half: 10 + 2.3 * row,
  light: 0.5 - 0.014 * row,
  offset: 40 * Math.sin(row * 12.9898),
}));

export interface BayState {
  lanterns: number;
  goal: number;
  /** Share of the own range, where the limb is now. */
  progress: number;
}

export class EveningBay {
  private state: BayState = { lanterns: 0, goal: 0, progress: 0 };
  private shownProgress = 0;
  private drifting: { index: number; sinceMs: number }[] = [];
  private background: OffscreenCanvas | undefined;
  private lastMs = 0;
  private isChanged = true;
  private readonly context: CanvasRenderingContext2D;
  private readonly still = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly limb: Limb,
    private readonly onDrawn: (atMs: number) => void,
  ) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("this browser draws no canvas");
    this.context = context;
    requestAnimationFrame(this.draw);
  }

  show(state: BayState): void {
    if (!this.still.matches) {
      for (let index = this.state.lanterns; index < state.lanterns && state.lanterns - index < 4; index += 1) {
        this.drifting.push({ index, sinceMs: performance.now() });
      }
    }
    this.state = state;
    this.isChanged = true;
  }

  private readonly draw = (atMs: number): void => {
    requestAnimationFrame(this.draw);
    this.onDrawn(atMs);
    const resized = this.fit();
    if (this.still.matches && !this.isChanged && !resized) return;
    this.isChanged = false;
    this.follow(atMs);
    this.paint(atMs);
  };

  /** Let the drawn limb glide to where the person is, so that ten answers a second look like one movement. */
  private follow(atMs: number): void {
    const { progress } = this.state;
    if (this.still.matches) this.shownProgress = Math.round(progress * 4) / 4;
    else this.shownProgress += (progress - this.shownProgress) * (1 - Math.exp(-(atMs - this.lastMs) / SETTLE_MS));
    this.lastMs = atMs;
  }

  private fit(): boolean {
    const ratio = Math.min(devicePixelRatio, 2);
    const [width, height] = [Math.round(this.canvas.clientWidth * ratio), Math.round(this.canvas.clientHeight * ratio)];
    if (width === 0 || height === 0 || (this.canvas.width === width && this.canvas.height === height && this.background)) {
      return false;
    }
    [this.canvas.width, this.canvas.height] = [width, height];
    this.background = new OffscreenCanvas(width, height);
    const context = this.background.getContext("2d", { alpha: false });
    if (context) {
      this.aim(context);
      drawBay(context);
    }
    return true;
  }

  /** Fill the box with the scene, keeping the jetty on the right in view. */
  private aim(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D): void {
    const { width, height } = this.canvas;
    const scale = Math.max(width / SCENE_WIDTH, height / SCENE_HEIGHT);
    const top = (height - SCENE_HEIGHT * scale) * 0.72;
    context.setTransform(scale, 0, 0, scale, width - SCENE_WIDTH * scale, top);
  }

  private paint(atMs: number): void {
    const { context } = this;
    if (!this.background) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.background, 0, 0);
    this.aim(context);
    this.paintGlints(atMs);
    this.paintLanterns(atMs);
    drawFigure(context, this.limb, this.shownProgress);
  }

  /** The moon's path on the water, swaying too slowly to notice. */
  private paintGlints(atMs: number): void {
    const { context } = this;
    context.strokeStyle = "#ffe9b8";
    context.lineWidth = 2;
    context.lineCap = "round";
    const sway = this.still.matches ? 0 : atMs / 2600;
    for (const { y, half, light, offset } of GLINTS) {
      const middle = 236 + offset + 5 * Math.sin(sway + y);
      context.globalAlpha = light;
      context.beginPath();
      context.moveTo(middle - half, y);
      context.lineTo(middle + half, y);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  private paintLanterns(atMs: number): void {
    const { lanterns, goal } = this.state;
    const all = Math.max(lanterns, goal);
    this.drifting = this.drifting.filter(({ sinceMs }) => atMs - sinceMs < DRIFT_MS);
    for (let index = all - 1; index >= lanterns; index -= 1) outlineLantern(this.context, spotAlong(shareOf(index, all)));
    for (let index = 0; index < lanterns; index += 1) {
      const since = this.drifting.find((one) => one.index === index)?.sinceMs;
      const gone = since === undefined ? 1 : ease((atMs - since) / DRIFT_MS);
      drawLantern(this.context, spotAlong(shareOf(index, all) * gone));
    }
  }
}

const PAPER = new Path2D("M-15-20h30l5 34q-20 8-40 0z");
const LIGHT = new Path2D("M-9-16h18l3 28q-12 4-24 0z");
const BOAT = new Path2D("M-26 15q26 14 52 0l-6 9q-20 9-40 0z");

function at(context: CanvasRenderingContext2D, { x, y, scale }: Spot, draw: () => void): void {
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  draw();
  context.restore();
}

function drawLantern(context: CanvasRenderingContext2D, spot: Spot): void {
  at(context, spot, () => {
    context.fillStyle = "rgb(255 208 103 / 16%)";
    context.beginPath();
    context.ellipse(0, -4, 40, 36, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = "rgb(255 208 103 / 25%)";
    context.beginPath();
    context.ellipse(0, 26, 34, 9, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = "#ffc24d";
    context.fill(PAPER);
    context.fillStyle = "#ffe9ae";
    context.fill(LIGHT);
    context.strokeStyle = "#7a4d00";
    context.lineWidth = 3;
    context.beginPath();
    context.moveTo(-15, -20);
    context.lineTo(15, -20);
    context.stroke();
    context.fillStyle = "#5b3a21";
    context.fill(BOAT);
  });
}

function outlineLantern(context: CanvasRenderingContext2D, spot: Spot): void {
  at(context, spot, () => {
    context.strokeStyle = "rgb(201 214 242 / 75%)";
    context.lineWidth = 2.5;
    context.setLineDash([4, 5]);
    context.stroke(PAPER);
  });
}
