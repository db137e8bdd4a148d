/**
 * The canvas on which a game is drawn. It shows a finished state and decides nothing. With reduced motion
 * nothing moves: the picture changes only when something was earned.
 */
import { BOAT, BOAT_FOR_TWO } from "./boat";
import { CALM } from "./calm";
import { CLIMB } from "./climb";
import { SCENE_HEIGHT, SCENE_WIDTH, type Box, type Brush, type Drawing } from "./drawing";
import { GARDEN } from "./garden";
import { lanternsFor } from "./lanterns";
import type { Limb } from "./bay-figure";
import { PICTURE } from "./picture";
import type { GameId, Scene } from "./scene";

/** How quickly the scene follows what was earned (ours). */
const GLIDE_MS = 290;
/** And never faster: what passes then passes fewer than two times a second, so that it cannot flash (ours). */
const MOST_PASSING_PER_S = 1.7;
/** A repetition told by key is drawn as a movement out and back of this length (ours). */
const STROKE_MS = 900;
/** More than so many at once, after a reload or a reconnect, are simply there. */
const MOST_GLIDING = 4;
/** What sways by itself is drawn so seldom while nothing else moves. */
const SWAY_EVERY_MS = 66;

export class GameCanvas {
  private scene: Scene;
  private drawing: Drawing;
  private pull = 0;
  private readonly pulls = [0, 0];
  private readonly strokesMs = [-Infinity, -Infinity];
  private shown: number;
  private background: OffscreenCanvas | undefined;
  private backgroundOf = "";
  private lastMs = 0;
  private paintedMs = -Infinity;
  private isChanged = true;
  private readonly drawings: Readonly<Record<GameId, Drawing>>;
  private readonly context: CanvasRenderingContext2D;
  private readonly still = matchMedia("(prefers-reduced-motion: reduce)");
  private readonly dark = matchMedia("(prefers-color-scheme: dark)");

  constructor(
    private readonly canvas: HTMLCanvasElement,
    limb: Limb,
    scene: Scene,
    private readonly onDrawn: (atMs: number) => void,
  ) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("this browser draws no canvas");
    this.context = context;
    this.drawings = {
      lanterns: lanternsFor(limb), boat: BOAT, garden: GARDEN, picture: PICTURE, climb: CLIMB, calm: CALM,
      "boat-for-two": BOAT_FOR_TWO,
    };
    this.scene = scene;
    this.shown = scene.earned;
    this.drawing = this.drawings[scene.game];
    requestAnimationFrame(this.draw);
  }

  /** Show where the movement is, and the scene where it changed; `isByKey`: nobody is seen moving. */
  show(scene: Scene, pull: number, isByKey: boolean): void {
    const more = scene.earned - this.scene.earned;
    if (scene.earned - this.shown > MOST_GLIDING || more < 0 || scene.game !== this.scene.game) this.shown = scene.earned;
    else if (more > 0) {
      const isSecond = (scene.second ?? 0) > (this.scene.second ?? 0);
      if (isByKey || isSecond) this.strokesMs[isSecond ? 1 : 0] = performance.now();
    }
    if (more !== 0 || scene.game !== this.scene.game) this.isChanged = true;
    this.scene = scene;
    this.drawing = this.drawings[scene.game];
    this.pull = pull;
  }

  /** Nobody moves before the camera any more. */
  rest(): void {
    this.pull = 0;
  }

  private readonly draw = (atMs: number): void => {
    requestAnimationFrame(this.draw);
    this.onDrawn(atMs);
    const isMoving = this.follow(atMs);
    const isRenewed = this.renewBackground();
    const isDue = this.drawing.sways && !this.still.matches && atMs - this.paintedMs >= SWAY_EVERY_MS;
    if (!isMoving && !isRenewed && !isDue && !this.isChanged) return;
    this.isChanged = false;
    this.paintedMs = atMs;
    this.paint(atMs);
  };

  /** Glide to where the person is, so that ten answers a second look like one movement; true while gliding. */
  private follow(atMs: number): boolean {
    const passed = Math.min(200, atMs - this.lastMs);
    this.lastMs = atMs;
    const wanted = this.pulls.map((_, player) => Math.max(player === 0 ? this.pull : 0, this.strokeOf(player, atMs)));
    if (this.still.matches) {
      this.pulls.fill(0);
      this.shown = this.scene.earned;
      return false;
    }
    const way = wanted.map((pull, player) => pull - (this.pulls[player] ?? 0));
    way.forEach((rest, player) => (this.pulls[player] = (this.pulls[player] ?? 0) + rest * (1 - Math.exp(-passed / this.drawing.settleMs))));
    const glide = this.scene.earned - this.shown;
    const step = Math.min(glide * (1 - Math.exp(-passed / GLIDE_MS)), (MOST_PASSING_PER_S * passed) / 1000);
    this.shown = Math.abs(glide) < 0.002 ? this.scene.earned : this.shown + step;
    return glide !== 0 || way.some((rest) => Math.abs(rest) > 0.002);
  }

  private strokeOf(player: number, atMs: number): number {
    const share = (atMs - (this.strokesMs[player] ?? -Infinity)) / STROKE_MS;
    return share > 0 && share < 1 ? Math.sin(Math.PI * share) : 0;
  }

  /** Draw what stands still, once for each size, theme and scene; true when it was drawn anew. */
  private renewBackground(): boolean {
    const ratio = Math.min(devicePixelRatio, 2);
    const [width, height] = [Math.round(this.canvas.clientWidth * ratio), Math.round(this.canvas.clientHeight * ratio)];
    if (width === 0 || height === 0) return false;
    const of = [width, height, this.isDark(), this.scene.game, this.drawing.backgroundOf?.(this.scene) ?? ""].join("/");
    if (of === this.backgroundOf) return false;
    this.backgroundOf = of;
    if (this.canvas.width !== width || this.canvas.height !== height) [this.canvas.width, this.canvas.height] = [width, height];
    this.background = new OffscreenCanvas(width, height);
    const brush = this.background.getContext("2d", { alpha: false });
    if (brush) this.drawing.drawBackground(brush, { scene: this.scene, box: this.aim(brush), isDark: this.isDark() });
    return true;
  }

  private isDark(): boolean {
    const chosen = document.documentElement.dataset["theme"];
    return chosen === "dark" || (chosen !== "light" && this.dark.matches);
  }

  /** Point the brush at the scene and return what of it is in sight. */
  private aim(brush: Brush): Box {
    const { width, height } = this.canvas;
    const { fit, focus } = this.drawing;
    const scales = [width / SCENE_WIDTH, height / SCENE_HEIGHT];
    const scale = fit === "cover" ? Math.max(...scales) : Math.min(...scales);
    const left = (width - SCENE_WIDTH * scale) * focus.x;
    const top = (height - SCENE_HEIGHT * scale) * focus.y;
    brush.setTransform(scale, 0, 0, scale, left, top);
    return { left: -left / scale, top: -top / scale, right: (width - left) / scale, bottom: (height - top) / scale };
  }

  private paint(atMs: number): void {
    const { context, scene, pulls, shown } = this;
    if (!this.background) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.drawImage(this.background, 0, 0);
    const box = this.aim(context);
    this.drawing.draw(context, { scene, pulls, shown, box, atMs: this.still.matches ? 0 : atMs, isDark: this.isDark() });
  }
}
