/** The camera's picture with what was found in that very picture: joints, limb, and the person's own range. */
import { BODY_LANDMARKS, HAND_LANDMARKS, VALUES_A_LANDMARK } from "./landmark-frame";
import type { EngineReply } from "./engine-reply";
import type { FoundPose } from "./pose-finder";
import type { PageData } from "./page-data";

const SUN = "#ffd067";
const NIGHT = "#0d1525";
/** Strokes from the widest down: width in pixels, colour, and how far across the arc, as a share of its radius. */
type Mark = readonly (readonly [number, string, number])[];
const NOW_MARK: Mark = [[9, NIGHT, 0.12], [5, "#ffffff", 0.1]];
const GOAL_MARK: Mark = [[14, NIGHT, 0.2], [8, "#66d2c6", 0.18]];
const SEEN = 0.5;
const BONES: readonly (readonly [number, number])[] = [
  [11, 12], [11, 13], [13, 15], [12, 14], [14, 16], [11, 23], [12, 24], [23, 24], [23, 25], [25, 27], [24, 26], [26, 28],
];

/** The bones of a hand: each finger from the wrist, and the knuckles in a row. */
const HAND_BONES: readonly (readonly [number, number])[] = [
  [0, 1], [1, 2], [2, 3], [3, 4], [0, 5], [5, 6], [6, 7], [7, 8], [9, 10], [10, 11], [11, 12],
  [13, 14], [14, 15], [15, 16], [0, 17], [17, 18], [18, 19], [19, 20], [5, 9], [9, 13], [13, 17],
];
const ALL_BONES = [
  ...BONES,
  ...[0, 1].flatMap((hand) => HAND_BONES.map(([a, b]) => [a, b].map((row) => BODY_LANDMARKS + hand * HAND_LANDMARKS + row) as [number, number])),
];

interface Point {
  x: number;
  y: number;
  seen: boolean;
}

/** The resting angle as the engine's last answer implies it: progress is the share of the own range gone. */
export function restingAngle({ angle, progress, own_range }: EngineReply): number | null {
  return angle === null || own_range === null ? null : angle - progress * own_range;
}

/** How quickly the cut of the picture follows the moving limb, as a share a frame: too slowly to notice. */
const FOLLOW = 0.06;

export class CameraPicture {
  private readonly context: CanvasRenderingContext2D;
  /** Where across the picture the limb is, 0 to 1; the cut keeps it in view. */
  private focus = 0.5;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly page: PageData,
  ) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("this browser draws no canvas");
    this.context = context;
  }

  /** Draw the picture as in a mirror, filling the box, and the body over it. */
  draw({ picture, landmarks }: FoundPose, reply: EngineReply | null): void {
    const { canvas, context } = this;
    const ratio = Math.min(devicePixelRatio, 2);
    const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const scale = Math.max(width / picture.width, height / picture.height);
    if (landmarks) this.focus += FOLLOW * (this.middleOfLimb(landmarks) - this.focus);
    const [cut, half] = [picture.width * scale, width / 2];
    const middle = Math.min(cut - half, Math.max(half, this.focus * cut));
    context.setTransform(-scale, 0, 0, scale, half + middle, (height - picture.height * scale) / 2);
    context.drawImage(picture, 0, 0);
    if (!landmarks) return;
    const points = toPoints(landmarks, picture);
    // Sizes below are in CSS pixels, whatever the picture's own size.
    this.drawBody(points, ratio / scale, reply);
  }

  clear(): void {
    const { context, canvas } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = NIGHT;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }

  /** The middle between the limb's farthest joints, as a share of the picture's width. */
  private middleOfLimb(landmarks: Float32Array): number {
    const across = this.page.limb.map((index) => landmarks[index * VALUES_A_LANDMARK] ?? 0.5);
    return Math.min(1, Math.max(0, (Math.min(...across) + Math.max(...across)) / 2));
  }

  private drawBody(points: Point[], px: number, reply: EngineReply | null): void {
    const limb = this.page.limb.map((index) => points[index]);
    const [end, joint, otherEnd] = this.page.hasArc ? limb : [];
    if (end?.seen && joint?.seen && otherEnd?.seen && reply) this.drawRange(end, joint, otherEnd, px, reply);
    for (const [width, colour] of [[7, NIGHT], [3.5, "#ffffff"]] as const) {
      this.context.lineCap = "round";
      this.context.lineWidth = width * px;
      this.context.strokeStyle = colour;
      this.context.beginPath();
      for (const [from, to] of ALL_BONES) {
        const [a, b] = [points[from], points[to]];
        if (!a?.seen || !b?.seen) continue;
        this.context.moveTo(a.x, a.y);
        this.context.lineTo(b.x, b.y);
      }
      this.context.stroke();
    }
    for (const point of limb) if (point?.seen) this.drawJoint(point, px);
  }

  private drawJoint({ x, y }: Point, px: number): void {
    this.context.beginPath();
    this.context.arc(x, y, 8 * px, 0, 2 * Math.PI);
    this.context.fillStyle = SUN;
    this.context.fill();
    this.context.lineWidth = 2.5 * px;
    this.context.strokeStyle = NIGHT;
    this.context.stroke();
  }

  /** An arc around the joint, gold from rest to the own range; a longer mark at the goal, a white one at the limb. */
  private drawRange(end: Point, joint: Point, otherEnd: Point, px: number, reply: EngineReply): void {
    const rest = restingAngle(reply);
    if (rest === null || reply.own_range === null || reply.phase !== "practising") return;
    const fixed = Math.atan2(end.y - joint.y, end.x - joint.x);
    const moving = Math.atan2(otherEnd.y - joint.y, otherEnd.x - joint.x);
    const turn = Math.sign(Math.sin(moving - fixed)) || 1;
    const toward = (degrees: number): number => fixed + (turn * Math.min(degrees, 180) * Math.PI) / 180;
    const radius = 1.22 * Math.hypot(otherEnd.x - joint.x, otherEnd.y - joint.y);
    const [from, to] = [toward(rest), toward(rest + reply.own_range)];
    for (const [width, colour, alpha] of [[17, NIGHT, 0.65], [9, SUN, 1]] as const) {
      this.context.beginPath();
      this.context.arc(joint.x, joint.y, radius, from, to, turn < 0);
      this.context.lineWidth = width * px;
      this.context.lineCap = "round";
      this.context.strokeStyle = colour;
      this.context.globalAlpha = alpha;
      this.context.stroke();
    }
    this.context.globalAlpha = 1;
    if (reply.asked) this.drawAcross(joint, radius, toward(rest + reply.asked.goal), px, GOAL_MARK);
    this.drawAcross(joint, radius, moving, px, NOW_MARK);
  }

  /** A stroke across the arc: dark below, so that it stands out on every picture. */
  private drawAcross(joint: Point, radius: number, at: number, px: number, mark: Mark): void {
    for (const [width, colour, reach] of mark) {
      this.context.beginPath();
      this.context.moveTo(joint.x + radius * (1 - reach) * Math.cos(at), joint.y + radius * (1 - reach) * Math.sin(at));
      this.context.lineTo(joint.x + radius * (1 + reach) * Math.cos(at), joint.y + radius * (1 + reach) * Math.sin(at));
      this.context.lineWidth = width * px;
      this.context.strokeStyle = colour;
      this.context.stroke();
    }
  }
}

function toPoints(landmarks: Float32Array, { width, height }: ImageBitmap): Point[] {
  const points: Point[] = [];
  for (let at = 0; at < landmarks.length; at += VALUES_A_LANDMARK) {
    points.push({
      x: (landmarks[at] ?? 0) * width,
      y: (landmarks[at + 1] ?? 0) * height,
      seen: (landmarks[at + 3] ?? 0) >= SEEN,
    });
  }
  return points;
}
