/** Lanterns: an evening bay in which every repetition lets one drift out. It is evening in both themes. */
import { drawBay } from "./bay-background";
import { drawFigure, type Limb } from "./bay-figure";
import { at, clamp, type Drawing, type View } from "./drawing";
import { shareOf, spotAlong, type Spot } from "./lantern-path";

const GLINTS = Array.from({ length: 26 }, (_, row) => ({
  y: 240 + 9.6 * row,
  half: 10 + 2.3 * row,
  light: 0.5 - 0.014 * row,
  offset: 40 * Math.sin(row * 12.9898),
}));

/** The jetty on the right stays in view; its figure moves the limb that is practised. */
export function lanternsFor(limb: Limb): Drawing {
  return {
    fit: "cover",
    focus: { x: 1, y: 0.72 },
    sways: true,
    settleMs: 90,
    drawBackground: (brush) => drawBay(brush),
    draw: (context, view) => {
      paintGlints(context, view.atMs);
      paintLanterns(context, view);
      drawFigure(context, limb, view.pulls[0] ?? 0);
    },
  };
}

/** The moon's path on the water, swaying too slowly to notice. */
function paintGlints(context: CanvasRenderingContext2D, atMs: number): void {
  context.strokeStyle = "#ffe9b8";
  context.lineWidth = 2;
  context.lineCap = "round";
  for (const { y, half, light, offset } of GLINTS) {
    const middle = 236 + offset + 5 * Math.sin(atMs / 2600 + y);
    context.globalAlpha = light;
    context.beginPath();
    context.moveTo(middle - half, y);
    context.lineTo(middle + half, y);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function paintLanterns(context: CanvasRenderingContext2D, { scene, shown }: View): void {
  const all = Math.max(scene.earned, scene.goal);
  for (let index = all - 1; index >= scene.earned; index -= 1) outlineLantern(context, spotAlong(shareOf(index, all)));
  for (let index = 0; index < scene.earned; index += 1) {
    drawLantern(context, spotAlong(shareOf(index, all) * clamp(shown - index)));
  }
}

const PAPER = new Path2D("M-15-20h30l5 34q-20 8-40 0z");
const LIGHT = new Path2D("M-9-16h18l3 28q-12 4-24 0z");
const BOAT = new Path2D("M-26 15q26 14 52 0l-6 9q-20 9-40 0z");

function drawLantern(context: CanvasRenderingContext2D, spot: Spot): void {
  at(context, spot, spot.scale, () => {
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
  at(context, spot, spot.scale, () => {
    context.strokeStyle = "rgb(201 214 242 / 75%)";
    context.lineWidth = 2.5;
    context.setLineDash([4, 5]);
    context.stroke(PAPER);
  });
}
