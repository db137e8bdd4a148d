/** The one who sits on the jetty and moves as the person does. */

export type Limb = "knee" | "elbow";

interface Point {
  x: number;
  y: number;
}

const SKIN = "#d9a27c";
const HAIR = "#3a2418";
const SHIRT = "#e9b44c";
const TROUSERS = "#1f3157";
const FAR = "#16213c";
const WOOD = "#a88b62";

/** Draw the figure with its limb a share of the way from bent (0) to straight (1). */
export function drawFigure(context: CanvasRenderingContext2D, limb: Limb, share: number): void {
  const part = Math.min(1.08, Math.max(0, share));
  context.lineCap = "round";
  context.lineJoin = "round";
  drawChair(context);
  line(context, 25, FAR, { x: 694, y: 344 }, { x: 613, y: 350 });
  line(context, 20, FAR, { x: 613, y: 350 }, { x: 610, y: 426 });
  line(context, 15, "#bfc6d4", { x: 611, y: 431 }, { x: 590, y: 432 });
  line(context, 44, SHIRT, { x: 697, y: 335 }, { x: 704, y: 255 });
  drawHead(context);
  drawLeg(context, limb === "knee" ? part : 0);
  if (limb === "knee") drawArm(context, { x: 679, y: 290 }, { x: 642, y: 313 });
  else drawReachingArm(context, part);
  if (part >= 0.97) drawSparks(context, limb);
}

function drawChair(context: CanvasRenderingContext2D): void {
  line(context, 12, WOOD, { x: 733, y: 364 }, { x: 639, y: 364 });
  line(context, 10, WOOD, { x: 733, y: 364 }, { x: 743, y: 261 });
  line(context, 8, WOOD, { x: 728, y: 367 }, { x: 733, y: 436 });
  line(context, 8, WOOD, { x: 645, y: 367 }, { x: 642, y: 436 });
}

function drawHead(context: CanvasRenderingContext2D): void {
  line(context, 17, SKIN, { x: 704, y: 241 }, { x: 701, y: 216 });
  disc(context, SKIN, { x: 699, y: 197.5 }, 22.7);
  context.fillStyle = HAIR;
  context.fill(new Path2D("M721.7 199.2A22.7 22.7 0 0 0 682.2 182.4C695.7 187.4 705.8 192.5 707.4 209.3Z"));
  disc(context, HAIR, { x: 720, y: 186 }, 9.2);
}

function drawLeg(context: CanvasRenderingContext2D, part: number): void {
  const knee = { x: 610, y: 345 };
  // From hanging down (90 degrees) to nearly level (168 degrees), as the picture's y grows downwards.
  const turned = ((90 + 76 * part) * Math.PI) / 180;
  const ankle = { x: knee.x + 77 * Math.cos(turned), y: knee.y + 77 * Math.sin(turned) };
  const toe = { x: ankle.x + 22 * Math.cos(turned + 1.45), y: ankle.y + 22 * Math.sin(turned + 1.45) };
  line(context, 28, TROUSERS, { x: 694, y: 342 }, knee);
  line(context, 16, "#f3efe5", ankle, toe);
  line(context, 22, TROUSERS, knee, ankle);
}

function drawReachingArm(context: CanvasRenderingContext2D, part: number): void {
  const elbow = { x: 655, y: 268 };
  const turned = ((295 - 108 * part) * Math.PI) / 180;
  const hand = { x: elbow.x + 52 * Math.cos(turned), y: elbow.y + 52 * Math.sin(turned) };
  drawArm(context, elbow, hand);
}

function drawArm(context: CanvasRenderingContext2D, elbow: Point, hand: Point): void {
  line(context, 14, SKIN, elbow, hand);
  line(context, 18.5, SHIRT, { x: 706, y: 243 }, elbow);
  disc(context, SKIN, hand, 9.2);
}

function drawSparks(context: CanvasRenderingContext2D, limb: Limb): void {
  const [x, y] = limb === "knee" ? [515, 352] : [585, 254];
  for (const lift of [-11, 0, 11]) line(context, 4, "#ffe9ae", { x, y: y + lift * 0.8 }, { x: x - 15, y: y + lift * 1.6 });
}

function line(context: CanvasRenderingContext2D, width: number, colour: string, from: Point, to: Point): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function disc(context: CanvasRenderingContext2D, colour: string, { x, y }: Point, radius: number): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
