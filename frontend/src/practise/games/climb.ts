/** A climb: the movement reaches for the next hold, each repetition is a hold upwards, with ledges to rest on. */
import { clamp, disc, line, mix, oval, scatter, shape, at, wash, type Drawing, type Point, type Setting, type View } from "./drawing";

const MIDDLE = 403;
const AT_HAND = 196;
const BETWEEN = 84;
const ASIDE = 0.95;
/** A ledge lies so far below the hold it belongs to that feet stand on it. */
const FEET = 166;
const SKIN = "#c98f6c";

function drawBackground(brush: Parameters<Drawing["drawBackground"]>[0], { box, isDark }: Setting): void {
  if (isDark) wash(brush, box, box.top, box.bottom, "#101c38", "#2f4178", "#8377a4");
  else wash(brush, box, box.top, box.bottom, "#93c2e0", "#cde3ee", "#f7ecd6");
  disc(brush, isDark ? "#fff3d2" : "#fffbe8", { x: 92, y: 150 }, 30);
  shape(brush, isDark ? "#3a4a7c" : "#b3c6d3", "M-400 520V330l120-90 110 80 90-110 120 130 90-60 90 120 400-210 120 110 90-60 300 180v120z");
  brush.fillStyle = isDark ? "#3d4667" : "#b39a80";
  brush.beginPath();
  brush.moveTo(176, box.bottom);
  for (let y = box.bottom; y > box.top - 60; y -= 60) brush.lineTo(190 + 26 * scatter(y), y - 30);
  for (let y = box.top - 60; y < box.bottom + 60; y += 60) brush.lineTo(612 + 26 * scatter(y + 7), y);
  brush.lineTo(630, box.bottom);
  brush.fill();
}

/** Cracks and patches in the rock, which pass as one climbs. */
function drawRock(context: CanvasRenderingContext2D, { shown, box, isDark }: View): void {
  const high = box.bottom - box.top + 160;
  for (let patch = 0; patch < 22; patch += 1) {
    const y = box.top - 80 + ((scatter(patch) * high + shown * BETWEEN) % high);
    const x = 250 + 320 * scatter(patch + 60);
    const wide = 20 + 34 * scatter(patch + 90);
    context.globalAlpha = 0.5;
    if (patch % 3) oval(context, isDark ? "#48527a" : "#bfa78d", { x, y }, wide, wide * 0.42, 0.3);
    else line(context, 3, isDark ? "#2e3653" : "#97806a", { x: x - wide / 2, y: y + 9 }, { x, y }, { x: x + wide / 2, y: y + 4 });
  }
  context.globalAlpha = 1;
}

function drawLedge(context: CanvasRenderingContext2D, y: number, number: number, goal: number, isDark: boolean): void {
  const [stone, grass] = isDark ? ["#2a3152", "#4d8a80"] : ["#8d755d", "#7fa867"];
  drawStone(context, stone, y);
  line(context, 11, grass, { x: 202, y: y + 1 }, { x: 604, y: y + 1 });
  if (number > 0 && number % goal === 0) {
    at(context, { x: 560, y: y - 3 }, 1, () => {
      context.fillStyle = isDark ? "#6a5a5c" : "#8a5a34";
      context.fillRect(-32, -44, 64, 44);
      shape(context, isDark ? "#443c52" : "#9a4a35", "M-42-42 0-78 42-42z");
      context.fillStyle = "#ffd98a";
      context.fillRect(-22, -32, 17, 17);
      context.fillStyle = isDark ? "#2e2634" : "#5b3a21";
      context.fillRect(4, -30, 17, 30);
    });
  } else {
    line(context, 5, isDark ? "#3b3346" : "#6b4a2e", { x: 246, y }, { x: 246, y: y - 26 });
    for (const lift of [20, 36]) at(context, { x: 246, y: y - lift }, 1, () => shape(context, isDark ? "#3f7a74" : "#4c7a58", "M-22 6 0-28 22 6z"));
  }
}

function drawStone(context: CanvasRenderingContext2D, colour: string, y: number): void {
  at(context, { x: MIDDLE, y }, 1, () => shape(context, colour, "M-206 0h412q-10 30-70 32h-270q-64-4-72-32z"));
}

function drawHold(context: CanvasRenderingContext2D, { x, y }: Point, isDone: boolean, isDark: boolean): void {
  if (isDone) {
    oval(context, "#f5be45", { x, y }, 19, 14, 0.2);
    oval(context, "#ffe3a1", { x: x - 4, y: y - 4 }, 9, 5, 0.2);
    return;
  }
  context.save();
  context.setLineDash([5, 5]);
  context.lineWidth = 3;
  context.strokeStyle = isDark ? "#d4ddf2" : "#4a3a2b";
  context.beginPath();
  context.ellipse(x, y, 18, 13, 0.2, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
}

/** Where a hold lies on the screen; between holds the wall glides down. */
function holdAt({ scene, shown }: View, number: number): Point {
  const aside = scene.holds?.[number - (scene.first ?? 0)] ?? 0;
  return { x: MIDDLE + aside * ASIDE, y: AT_HAND - (number - shown) * BETWEEN };
}

function limb(context: CanvasRenderingContext2D, width: number, colour: string, from: Point, to: Point, bend: number): void {
  const middle = { x: (from.x + to.x) / 2 + bend, y: (from.y + to.y) / 2 + Math.abs(bend) * 0.4 };
  line(context, width, colour, from, middle, to);
}

/** Somebody on a rope: one hand holds on, the other reaches for the next hold as far as the person moves. */
function drawClimber(context: CanvasRenderingContext2D, view: View): void {
  const { shown, pulls, box } = view;
  const [from, part] = [Math.floor(shown), shown % 1];
  const [lower, upper] = [holdAt(view, from), holdAt(view, from + 1)];
  const hold = { x: mix(lower.x, upper.x, part), y: AT_HAND };
  const body = { x: mix(MIDDLE, hold.x, 0.5), y: AT_HAND + 62 };
  const next = holdAt(view, Math.round(shown) + 1);
  const side = next.x >= body.x ? 1 : -1;
  const reach = clamp(pulls[0] ?? 0);
  const resting = { x: body.x + side * 40, y: body.y + 20 };
  const hand = { x: mix(resting.x, next.x, reach), y: mix(resting.y, next.y + 8, reach) };
  line(context, 3, view.isDark ? "#aab6d8" : "#fffdf8", { x: body.x, y: box.top }, { x: body.x, y: body.y + 60 });
  const hip = { x: body.x, y: body.y + 54 };
  for (const foot of [-1, 1]) {
    limb(context, 19, "#24345a", { x: hip.x + foot * 9, y: hip.y }, { x: hip.x + foot * 26, y: AT_HAND + FEET - 6 }, foot * 16);
    line(context, 15, "#e9e3d5", { x: hip.x + foot * 26, y: AT_HAND + FEET - 5 }, { x: hip.x + foot * 33, y: AT_HAND + FEET - 6 });
  }
  line(context, 42, "#2fa39a", { x: body.x, y: body.y + 10 }, { x: hip.x, y: hip.y - 10 });
  line(context, 8, "#14233b", { x: hip.x - 17, y: hip.y }, { x: hip.x + 17, y: hip.y });
  for (const [palm, which] of [[hold, -side], [hand, side]] as const) {
    const shoulder = { x: body.x + which * 17, y: body.y };
    limb(context, 14, SKIN, shoulder, palm, which * 10 * (which === side ? 1 - reach : 0.6));
    disc(context, SKIN, palm, 8.5);
  }
  disc(context, SKIN, { x: body.x, y: body.y - 26 }, 19);
  context.fillStyle = "#e9b44c";
  context.beginPath();
  context.arc(body.x, body.y - 29, 20.5, Math.PI, 0);
  context.fill();
  line(context, 6, "#e9b44c", { x: body.x - 18, y: body.y - 29 }, { x: body.x + 18, y: body.y - 29 });
}

function draw(context: CanvasRenderingContext2D, view: View): void {
  const { scene, box, isDark } = view;
  const first = scene.first ?? 0;
  drawRock(context, view);
  const numbers = (scene.holds ?? []).map((_, index) => first + index);
  for (const number of numbers) {
    if (number % (scene.ledge ?? 5) === 0) drawLedge(context, holdAt(view, number).y + FEET, number, scene.goal, isDark);
  }
  for (const number of numbers) {
    const spot = holdAt(view, number);
    if (number > 0 && spot.y > box.top - 30 && spot.y < box.bottom + 30) drawHold(context, spot, number <= scene.earned, isDark);
  }
  drawClimber(context, view);
}

export const CLIMB: Drawing = {
  fit: "cover",
  focus: { x: 0.5, y: 0.42 },
  sways: false,
  settleMs: 120,
  drawBackground,
  draw,
};
