/** The evening bay without anything that moves: sky, moon, hills, water, jetty. Drawn once for each size. */

import { SCENE_HEIGHT, SCENE_WIDTH, type Brush as Context } from "./drawing";

/** A small repeatable random sequence: the same stars every evening. */
function stars(count: number): { x: number; y: number; size: number; light: number }[] {
  let seed = 7;
  const next = (): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  return Array.from({ length: count }, () => ({
    x: next() * SCENE_WIDTH,
    y: 14 + next() * 116,
    size: 0.8 + 0.7 * next(),
    light: 0.35 + 0.5 * next(),
  }));
}

const STARS = stars(58);

export function drawBay(context: Context): void {
  drawSky(context);
  drawHills(context);
  const sea = context.createLinearGradient(0, 228, 0, SCENE_HEIGHT);
  sea.addColorStop(0, "#6e6a97");
  sea.addColorStop(0.3, "#2c4274");
  sea.addColorStop(1, "#101e3c");
  context.fillStyle = sea;
  context.fillRect(0, 228, SCENE_WIDTH, SCENE_HEIGHT - 228);
  drawJetty(context);
}

function drawSky(context: Context): void {
  const sky = context.createLinearGradient(0, 0, 0, 230);
  sky.addColorStop(0, "#101c38");
  sky.addColorStop(0.55, "#34477e");
  sky.addColorStop(0.85, "#8a7ba6");
  sky.addColorStop(1, "#e7a98b");
  context.fillStyle = sky;
  context.fillRect(0, 0, SCENE_WIDTH, 230);
  context.fillStyle = "#ffffff";
  for (const { x, y, size, light } of STARS) {
    context.globalAlpha = light;
    fillCircle(context, x, y, size);
  }
  context.globalAlpha = 1;
  const glow = context.createRadialGradient(236, 120, 30, 236, 120, 120);
  glow.addColorStop(0, "rgb(255 243 210 / 75%)");
  glow.addColorStop(0.3, "rgb(255 233 184 / 38%)");
  glow.addColorStop(1, "rgb(255 233 184 / 0%)");
  context.fillStyle = glow;
  fillCircle(context, 236, 120, 120);
  context.fillStyle = "#fff3d2";
  fillCircle(context, 236, 120, 34);
}

function drawHills(context: Context): void {
  context.fillStyle = "#2b3a69";
  context.fill(new Path2D("M0 230V184q60-40 130-22 60 14 120-18 70-34 150 6 80 36 150 6 90-38 160-8 60 22 96 6V230Z"));
  context.fillStyle = "#1d2a52";
  context.fill(new Path2D("M0 230v-24q90-26 180-8 100 18 190-6 120-24 220 4 110 24 216-8v42Z"));
}

function drawJetty(context: Context): void {
  context.strokeStyle = "#3a2717";
  context.lineWidth = 12;
  context.lineCap = "butt";
  for (const x of [584, 680, 776]) {
    context.beginPath();
    context.moveTo(x, 466);
    context.lineTo(x, SCENE_HEIGHT);
    context.stroke();
  }
  context.fillStyle = "#6b4a2e";
  context.fillRect(560, 438, SCENE_WIDTH - 560, 14);
  context.fillStyle = "#4a321f";
  context.fillRect(560, 452, SCENE_WIDTH - 560, 18);
}

function fillCircle(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
