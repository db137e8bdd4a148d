/** A boat that is rowed along a shore: the movement pulls the oar, each repetition glides to the next place. */
import { at, clamp, disc, line, mix, oval, SCENE_WIDTH, scatter, shape, wash, type Brush, type Drawing, type Point, type Setting, type View } from "./drawing";
import { drawPlace } from "./shore";

const SHORE = 232;
const AFLOAT = { x: 392, y: 372 };
const BETWEEN_PLACES = 236;
const SKIN = "#c98f6c";
const [SHIRT, OTHER_SHIRT] = ["#f0b94a", "#2fa39a"];

function drawBackground(brush: Brush, { box, isDark }: Setting): void {
  if (isDark) wash(brush, box, box.top, SHORE, "#0f1a35", "#2f3f76", "#7d6f9f", "#d99f8d");
  else wash(brush, box, box.top, SHORE, "#8fbfdd", "#cfe3ec", "#fbe6c8");
  disc(brush, isDark ? "rgb(255 243 210 / 14%)" : "rgb(255 250 230 / 45%)", { x: 600, y: 92 }, 66);
  disc(brush, isDark ? "#fff3d2" : "#fffbe8", { x: 600, y: 92 }, 34);
  shape(brush, isDark ? "#2b3a69" : "#a3b9c4", "M-400 234V190q150-60 330-20 120 20 210-26 110-40 230 10 120 46 230-4 110-34 220 6 120 30 260-10v88z");
  shape(brush, isDark ? "#1f2c56" : "#86a58f", "M-400 236v-26q160-26 320-4 200 24 400-8 180-20 360 8 160 20 500-8v38z");
  if (isDark) wash(brush, box, SHORE, box.bottom, "#6a668f", "#2c4274", "#14244a");
  else wash(brush, box, SHORE, box.bottom, "#b6d3dc", "#6ea3c2", "#3d7ba5");
}

/** Short lights on the water that pass as the boat does; near ones pass sooner. */
function drawRipples(context: CanvasRenderingContext2D, { box, shown, isDark, atMs }: View): void {
  context.globalAlpha = isDark ? 0.3 : 0.5;
  const width = Math.max(SCENE_WIDTH, box.right - box.left) + 120;
  for (let ripple = 0; ripple < 34; ripple += 1) {
    const depth = scatter(ripple);
    const y = SHORE + 14 + depth * (box.bottom - SHORE);
    const past = shown * BETWEEN_PLACES * (0.9 + 0.7 * depth);
    const x = box.left - 60 + ((((scatter(ripple + 50) * width - past) % width) + width) % width);
    const half = 8 + 22 * depth + 3 * Math.sin(atMs / 1900 + ripple);
    line(context, 2, isDark ? "#c9d6f2" : "#ffffff", { x: x - half, y }, { x: x + half, y });
  }
  context.globalAlpha = 1;
}

function drawShore(context: CanvasRenderingContext2D, { scene, shown, box, isDark }: View): void {
  const first = scene.first ?? 0;
  (scene.shore ?? []).forEach((kind, index) => {
    const number = first + index;
    const x = AFLOAT.x + (number - shown) * BETWEEN_PLACES;
    if (x < box.left - 140 || x > box.right + 140) return;
    drawPlace(context, kind, { x, y: SHORE }, { isDark, isLit: number <= scene.earned && number > 0 });
  });
}

/** Where the hands and the blade are: out towards the stern at rest, drawn in at the end of the own range. */
function oarOf(lock: Point, pull: number): { hand: Point; blade: Point } {
  const part = clamp(pull / 1.05);
  return {
    hand: { x: lock.x + mix(-30, 26, part), y: lock.y + mix(-20, -30, part) },
    blade: { x: lock.x + mix(74, -66, part), y: lock.y + mix(44, 50, part) },
  };
}

function drawRower(context: CanvasRenderingContext2D, seat: Point, pull: number, shirt: string): void {
  const part = clamp(pull);
  const lean = mix(-0.34, 0.22, part);
  const shoulder = { x: seat.x + 58 * Math.sin(lean), y: seat.y - 58 * Math.cos(lean) };
  const { hand } = oarOf({ x: seat.x - 38, y: seat.y - 8 }, pull);
  line(context, 20, "#24345a", seat, { x: seat.x - 34, y: seat.y - 8 }, { x: seat.x - 56, y: seat.y + 12 });
  line(context, 32, shirt, { x: seat.x, y: seat.y - 8 }, shoulder);
  const head = { x: shoulder.x + 20 * Math.sin(lean), y: shoulder.y - 32 };
  line(context, 11, SKIN, shoulder, head);
  disc(context, SKIN, head, 17);
  context.fillStyle = "#3a2418";
  context.beginPath();
  context.arc(head.x + 1, head.y - 1, 17.6, -2.4, 1.1);
  context.fill();
  const elbow = { x: (shoulder.x + hand.x) / 2 + mix(2, 14, part), y: (shoulder.y + hand.y) / 2 + mix(6, 14, part) };
  line(context, 12, shirt, shoulder, elbow);
  line(context, 10, SKIN, elbow, hand);
  disc(context, SKIN, hand, 6.5);
}

function drawHull(context: CanvasRenderingContext2D, isDark: boolean, half: number): void {
  context.globalAlpha = 0.3;
  oval(context, isDark ? "#0b1530" : "#1f4d70", { x: 0, y: 40 }, half * 0.92, 10);
  context.globalAlpha = 1;
  context.fillStyle = "#7a4d2b";
  context.beginPath();
  context.moveTo(-half, -8);
  context.quadraticCurveTo(-half * 0.9, 40, -half * 0.55, 40);
  context.lineTo(half * 0.55, 40);
  context.quadraticCurveTo(half * 0.92, 34, half + 8, -14);
  context.quadraticCurveTo(0, 12, -half, -8);
  context.fill();
  context.strokeStyle = "#b98450";
  context.lineWidth = 6;
  context.beginPath();
  context.moveTo(-half, -8);
  context.quadraticCurveTo(0, 12, half + 8, -14);
  context.stroke();
}

function drawOar(context: CanvasRenderingContext2D, lock: Point, pull: number): void {
  const { hand, blade } = oarOf(lock, pull);
  line(context, 6, "#c9a06c", hand, blade);
  const turned = Math.atan2(blade.y - hand.y, blade.x - hand.x);
  oval(context, "#dcb884", { x: blade.x + 8 * Math.cos(turned), y: blade.y + 8 * Math.sin(turned) }, 19, 8, turned);
  disc(context, "#3a2717", lock, 5);
}

/** Behind the boat the water stays smooth for as long as it glides. */
function drawWake(context: CanvasRenderingContext2D, { scene, shown, isDark }: View, half: number): void {
  const glide = clamp(scene.earned - shown);
  if (glide < 0.02) return;
  context.globalAlpha = 0.55 * glide;
  for (const fall of [18, 34, 50]) {
    line(context, 3, isDark ? "#c9d6f2" : "#ffffff", { x: -half - 10, y: fall }, { x: -half - 60 - 50 * glide, y: fall + 6 });
  }
  context.globalAlpha = 1;
}

function drawBoat(context: CanvasRenderingContext2D, view: View, seats: readonly number[]): void {
  const half = seats.length > 1 ? 172 : 132;
  const bob = 1.6 * Math.sin(view.atMs / 1500);
  at(context, { x: AFLOAT.x, y: AFLOAT.y + bob }, 1, () => {
    drawWake(context, view, half);
    seats.forEach((x, player) => drawRower(context, { x, y: 6 }, view.pulls[player] ?? 0, player === 0 ? SHIRT : OTHER_SHIRT));
    drawHull(context, view.isDark, half);
    seats.forEach((x, player) => drawOar(context, { x: x - 38, y: -2 }, view.pulls[player] ?? 0));
  });
}

function boatWith(seats: readonly number[]): Drawing {
  return {
    fit: "cover",
    focus: { x: 0.5, y: 0.66 },
    sways: true,
    settleMs: 150,
    drawBackground,
    draw(context, view): void {
      drawShore(context, view);
      drawRipples(context, view);
      drawBoat(context, view, seats);
    },
  };
}

export const BOAT = boatWith([20]);
export const BOAT_FOR_TWO = boatWith([-36, 82]);
