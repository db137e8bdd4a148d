/** The knee's bend over the last seconds, growing: leg straight at the top, each swing marked where it was found. */
import { say } from "../app/say";
import type { SwingMark } from "./swing-reply";

const SHOWN_S = 12;
const LEAST_DEG = -10;
const MOST_DEG = 130;
const GRID_DEG = 30;
const LEFT_PX = 44;
const EDGE_PX = 16;

interface Point {
  atS: number;
  bend: number | null;
}

export class LiveTrace {
  private readonly context: CanvasRenderingContext2D;
  private points: Point[] = [];

  constructor(private readonly canvas: HTMLCanvasElement) {
    const context = canvas.getContext("2d");
    if (!context) throw new Error("this browser draws no canvas");
    this.context = context;
  }

  clear(): void {
    this.points = [];
    this.draw([]);
  }

  add(atS: number, bend: number | null): void {
    this.points.push({ atS, bend });
    const fromS = atS - SHOWN_S;
    while ((this.points[0]?.atS ?? fromS) < fromS) this.points.shift();
  }

  draw(marks: readonly SwingMark[]): void {
    const { canvas, context } = this;
    const ratio = Math.min(devicePixelRatio, 2);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    }
    // Colours come from the tokens, so that light and dark need no second drawing.
    const style = getComputedStyle(canvas);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const lastS = Math.max(this.points.at(-1)?.atS ?? 0, (this.points[0]?.atS ?? 0) + SHOWN_S);
    const x = (atS: number): number => LEFT_PX + ((width - LEFT_PX - EDGE_PX) * (atS - (lastS - SHOWN_S))) / SHOWN_S;
    const y = (bend: number): number => EDGE_PX + ((height - 2 * EDGE_PX) * (bend - LEAST_DEG)) / (MOST_DEG - LEAST_DEG);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    this.drawGrid(width, y, colour);
    for (const mark of marks) this.drawRelease(x(mark.release_s), height, colour);
    this.drawCurve(x, y, colour("--ink"));
    for (const mark of marks) this.drawTurn(x(mark.turn_s), y(mark.turn_bend), colour);
  }

  private drawGrid(width: number, y: (bend: number) => number, colour: (name: string) => string): void {
    const { context } = this;
    context.font = "14px Atkinson, system-ui, sans-serif";
    context.textAlign = "right";
    context.lineWidth = 1;
    for (let bend = 0; bend <= MOST_DEG; bend += GRID_DEG) {
      context.strokeStyle = colour("--line");
      context.beginPath();
      context.moveTo(LEFT_PX, y(bend));
      context.lineTo(width - EDGE_PX, y(bend));
      context.stroke();
      context.fillStyle = colour("--ink2");
      context.fillText(`${bend}°`, LEFT_PX - 8, y(bend) + 5);
    }
  }

  private drawCurve(x: (atS: number) => number, y: (bend: number) => number, ink: string): void {
    const { context } = this;
    context.strokeStyle = ink;
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.beginPath();
    let isDrawing = false;
    for (const { atS, bend } of this.points) {
      if (bend === null) isDrawing = false;
      else if (isDrawing) context.lineTo(x(atS), y(bend));
      else {
        context.moveTo(x(atS), y(bend));
        isDrawing = true;
      }
    }
    context.stroke();
  }

  private drawRelease(x: number, height: number, colour: (name: string) => string): void {
    if (x < LEFT_PX) return;
    const { context } = this;
    context.strokeStyle = colour("--ink2");
    context.lineWidth = 1.5;
    context.setLineDash([4, 4]);
    context.beginPath();
    context.moveTo(x, EDGE_PX);
    context.lineTo(x, height - EDGE_PX);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = colour("--ink2");
    context.textAlign = "left";
    context.fillText(say("let go"), x + 6, height - 4);
  }

  private drawTurn(x: number, y: number, colour: (name: string) => string): void {
    if (x < LEFT_PX) return;
    const { context } = this;
    context.beginPath();
    context.arc(x, y, 8, 0, 2 * Math.PI);
    context.fillStyle = colour("--card");
    context.fill();
    context.lineWidth = 3;
    context.strokeStyle = colour("--ink");
    context.stroke();
  }
}
