/** A garden: the movement tips the watering can, each repetition helps one plant grow. */
import { clamp, disc, line, mix, oval, scatter, shape, wash, type Brush, type Drawing, type Point, type Setting, type View } from "./drawing";
import { drawAfar, drawPlant } from "./plants";

const MEADOW = 236;
const PLOTS = 10;
const STEPS = 2;
const MOST_AFAR = 140;

interface Plot extends Point {
  scale: number;
}

/** Five plots behind, five before them. */
function plotAt(index: number): Plot {
  const [row, column] = [Math.floor(index / 5) % 2, index % 5];
  return row === 0 ? { x: 190 + column * 118, y: 350, scale: 1.3 } : { x: 170 + column * 128, y: 454, scale: 1.55 };
}

function drawBackground(brush: Brush, { box, isDark, scene }: Setting): void {
  if (isDark) wash(brush, box, box.top, MEADOW, "#14213f", "#33477c", "#8a7ba6", "#dba08c");
  else wash(brush, box, box.top, MEADOW, "#a9d3ea", "#d8ebf2", "#f6efdc");
  disc(brush, isDark ? "#fff3d2" : "#fff8dc", { x: 668, y: 74 }, 32);
  shape(brush, isDark ? "#2b3d63" : "#b5cfb0", "M-400 240V196q180-70 380-16 170 40 330-16 150-46 310 6 150 40 560-14v84z");
  wash(brush, box, MEADOW, 300, isDark ? "#2c4a55" : "#9dc08b", isDark ? "#28434a" : "#86b077");
  for (let index = 0; index < Math.min(MOST_AFAR, scene.afar ?? 0); index += 1) {
    drawAfar(brush, index, { x: 30 + 746 * scatter(index), y: MEADOW + 12 + 16 * scatter(index + 400) });
  }
  drawFence(brush, box.left, box.right, isDark);
  wash(brush, box, 300, box.bottom, isDark ? "#41303a" : "#8a6247", isDark ? "#2b2029" : "#6a4733");
  brush.globalAlpha = 0.35;
  for (let clod = 0; clod < 46; clod += 1) {
    oval(brush, isDark ? "#1c151c" : "#553726", { x: box.left + (box.right - box.left) * scatter(clod), y: 312 + 180 * scatter(clod + 90) }, 7, 2.5);
  }
  brush.globalAlpha = 1;
  for (let plot = 0; plot < PLOTS; plot += 1) {
    const { x, y, scale } = plotAt(plot);
    oval(brush, isDark ? "#57424c" : "#a3785a", { x, y: y + 5 }, 31 * scale, 8 * scale);
    oval(brush, isDark ? "#332630" : "#5d3f2d", { x, y: y + 6 }, 24 * scale, 5 * scale);
  }
}

function drawFence(brush: Brush, left: number, right: number, isDark: boolean): void {
  const wood = isDark ? "#6b6a8c" : "#efe6d2";
  for (const y of [272, 290]) line(brush, 4, wood, { x: left, y }, { x: right, y });
  for (let x = Math.floor(left / 44) * 44; x < right; x += 44) line(brush, 8, wood, { x, y: 304 }, { x, y: 262 });
}

/** The can is over the plant that grows next; it tips as far as the person moves. */
function drawCan(context: CanvasRenderingContext2D, { shown, scene, pulls, atMs, isDark }: View): void {
  const bed = scene.afar ?? 0;
  const done = clamp((shown - bed * STEPS) / (PLOTS * STEPS)) * PLOTS;
  const [from, to] = [plotAt(Math.min(PLOTS - 1, Math.floor(done))), plotAt(Math.min(PLOTS - 1, Math.floor(done) + 1))];
  const way = clamp((done % 1) * STEPS - (STEPS - 1));
  const pull = clamp(pulls[0] ?? 0);
  const spot = { x: mix(from.x, to.x, way) - 98, y: mix(from.y, to.y, way) - 190 };
  if (pull > 0.35) drawDrops(context, { x: spot.x + 82, y: spot.y + 26 + 32 * pull }, pull, atMs);
  context.save();
  context.translate(spot.x, spot.y);
  context.rotate(mix(-0.05, 0.62, pull));
  const [tin, dark, edge] = isDark ? ["#7aa0d8", "#557bb4", "#c3d6f4"] : ["#5a86bd", "#3f679c", "#a9c4e6"];
  line(context, 9, dark, { x: 24, y: 22 }, { x: 74, y: -14 });
  shape(context, dark, "M66-22 88-8 80 4 62-10z");
  context.strokeStyle = dark;
  context.lineWidth = 8;
  context.beginPath();
  context.arc(-34, 4, 24, 0.9, 5);
  context.stroke();
  shape(context, tin, "M-34-26h60q8 0 8 8v46q0 8-8 8h-60q-8 0-8-8v-46q0-8 8-8z");
  oval(context, edge, { x: -4, y: -26 }, 32, 7);
  context.restore();
}

function drawDrops(context: CanvasRenderingContext2D, from: Point, pull: number, atMs: number): void {
  context.globalAlpha = clamp((pull - 0.35) * 2.4);
  for (let drop = 0; drop < 9; drop += 1) {
    const fall = (atMs / 1100 + drop / 9) % 1;
    oval(context, "#bfe0f5", { x: from.x + (drop % 3) * 9 + 16 * fall, y: from.y + 78 * fall }, 2.8, 5.5);
  }
  context.globalAlpha = 1;
}

function draw(context: CanvasRenderingContext2D, view: View): void {
  const { scene, shown } = view;
  (scene.plants ?? []).forEach(([kind, step], index) => {
    const before = (scene.afar ?? 0) * STEPS + index * STEPS;
    const { x, y, scale } = plotAt(index);
    drawPlant(context, kind, Math.min(step, Math.max(0, shown - before)), { x, y }, scale);
  });
  drawCan(context, view);
}

export const GARDEN: Drawing = {
  fit: "cover",
  focus: { x: 0.5, y: 0.86 },
  sways: false,
  settleMs: 120,
  backgroundOf: (scene) => String(scene.afar ?? 0),
  drawBackground,
  draw,
};
