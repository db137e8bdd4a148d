/** How a game is drawn: in units of its own, 806 x 496, cut to whatever box there is. */
import type { Scene } from "./scene";

export const SCENE_WIDTH = 806;
export const SCENE_HEIGHT = 496;

export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The part of the scene that is in sight, in the scene's units. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Setting {
  scene: Scene;
  box: Box;
  isDark: boolean;
}

export interface View extends Setting {
  /** Where each player's movement is, 0 at rest to 1 at the own range; at rest with reduced motion. */
  pulls: readonly number[];
  /** Glides to what was earned. */
  shown: number;
  /** For what sways slowly; stands still with reduced motion. */
  atMs: number;
}

export interface Drawing {
  /** Fill the box and cut what is over, or show everything with room around it. */
  readonly fit: "cover" | "contain";
  /** Which share of what is cut stays in sight, across and down. */
  readonly focus: { x: number; y: number };
  /** Whether something moves by itself, too slowly to ask for attention. */
  readonly sways: boolean;
  /** How quickly what is drawn follows the movement: the larger it is drawn, the more slowly, so that a tremor
   * never flashes. */
  readonly settleMs: number;
  /** What of the scene the background depends on; drawn anew only when this changes. */
  backgroundOf?(scene: Scene): string;
  drawBackground(brush: Brush, setting: Setting): void;
  draw(context: CanvasRenderingContext2D, view: View): void;
}

export interface Point {
  x: number;
  y: number;
}

export const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
export const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** A number from 0 to 1 that is the same for the same place every evening. */
export function scatter(place: number): number {
  const wave = Math.sin(place * 127.1 + 11.7) * 43758.5453;
  return wave - Math.floor(wave);
}

export function line(brush: Brush, width: number, colour: string, ...points: Point[]): void {
  brush.lineWidth = width;
  brush.strokeStyle = colour;
  brush.lineCap = brush.lineJoin = "round";
  brush.beginPath();
  for (const { x, y } of points) brush.lineTo(x, y);
  brush.stroke();
}

export function disc(brush: Brush, colour: string, { x, y }: Point, radius: number): void {
  oval(brush, colour, { x, y }, radius, radius);
}

export function oval(brush: Brush, colour: string, { x, y }: Point, across: number, down: number, turned = 0): void {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.ellipse(x, y, across, down, turned, 0, 2 * Math.PI);
  brush.fill();
}

const PATHS = new Map<string, Path2D>();

/** Fill a drawn shape; each is built once. */
export function shape(brush: Brush, colour: string, drawn: string): void {
  let path = PATHS.get(drawn);
  if (!path) PATHS.set(drawn, (path = new Path2D(drawn)));
  brush.fillStyle = colour;
  brush.fill(path);
}

/** Fill the sight from `top` down to `bottom` with colours from above to below. */
export function wash(brush: Brush, { left, right }: Box, top: number, bottom: number, ...colours: string[]): void {
  const gradient = brush.createLinearGradient(0, top, 0, bottom);
  colours.forEach((colour, index) => gradient.addColorStop(index / Math.max(1, colours.length - 1), colour));
  brush.fillStyle = gradient;
  brush.fillRect(left - 1, top, right - left + 2, bottom - top);
}

/** Draw moved, and made larger or smaller, from a spot. */
export function at(brush: Brush, { x, y }: Point, scale: number, draw: () => void): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(scale, scale);
  draw();
  brush.restore();
}
