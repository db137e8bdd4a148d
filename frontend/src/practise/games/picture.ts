/** A picture on a wall: each repetition uncovers a piece, the movement lifts a corner of the next one. */
import { at, clamp, disc, wash, type Drawing, type Setting, type View } from "./drawing";
import { drawPicture, PICTURE_HEIGHT, PICTURE_WIDTH, pictureBefore } from "./pictures";

const PLACE = { x: 103, y: 50 };
const MOST_HUNG = 6;

function drawBackground(brush: Parameters<Drawing["drawBackground"]>[0], { box, isDark, scene }: Setting): void {
  wash(brush, box, box.top, box.bottom, isDark ? "#232d49" : "#efe8d9", isDark ? "#1a233c" : "#e2d8c4");
  const frame = (scale: number): void => {
    const edge = 13 / Math.sqrt(scale);
    brush.fillStyle = isDark ? "rgb(0 0 0 / 30%)" : "rgb(70 50 20 / 18%)";
    brush.fillRect(-edge, -edge + 7, PICTURE_WIDTH + 2 * edge, PICTURE_HEIGHT + 2 * edge);
    brush.fillStyle = isDark ? "#8a6a43" : "#a57f4f";
    brush.fillRect(-edge, -edge, PICTURE_WIDTH + 2 * edge, PICTURE_HEIGHT + 2 * edge);
  };
  const picture = scene.picture ?? 0;
  for (let before = 1; before <= Math.min(MOST_HUNG, scene.hung ?? 0); before += 1) {
    const place = { x: before % 2 ? 7 : 733, y: 66 + Math.floor((before - 1) / 2) * 78 };
    at(brush, place, 0.11, () => {
      frame(0.11);
      drawPicture(brush, pictureBefore(picture, before));
    });
  }
  at(brush, PLACE, 1, () => {
    frame(1);
    drawPicture(brush, picture);
  });
}

/** A cover of soft paper with a small round mark. */
function drawCover(context: CanvasRenderingContext2D, { isDark }: View, wide: number, high: number): void {
  context.fillStyle = isDark ? "#3a4768" : "#d9cdb5";
  context.fillRect(0, 0, wide, high);
  context.strokeStyle = isDark ? "#2a3552" : "#f4eddf";
  context.lineWidth = 2.5;
  context.strokeRect(1.2, 1.2, wide - 2.4, high - 2.4);
  disc(context, isDark ? "#4b5a80" : "#c7b897", { x: wide / 2, y: high / 2 }, 13);
}

function draw(context: CanvasRenderingContext2D, view: View): void {
  const { scene, shown, pulls } = view;
  const [columns, rows, open] = [scene.columns ?? 1, scene.rows ?? 1, scene.open ?? []];
  const [wide, high] = [PICTURE_WIDTH / columns, PICTURE_HEIGHT / rows];
  for (let piece = 0; piece < columns * rows; piece += 1) {
    const order = open.indexOf(piece);
    const before = scene.earned - open.length;
    const covered = order < 0 ? 1 : 1 - clamp(shown - before - order);
    if (covered <= 0.01) continue;
    const lift = piece === scene.next ? clamp(pulls[0] ?? 0) : 0;
    context.save();
    context.globalAlpha = covered;
    context.translate(PLACE.x + (piece % columns) * wide, PLACE.y + Math.floor(piece / columns) * high);
    if (order >= 0) context.translate(0, -18 * (1 - covered));
    context.rotate(-0.05 * lift);
    context.translate(0, -12 * lift);
    drawCover(context, view, wide, high);
    context.restore();
  }
  context.globalAlpha = 1;
}

export const PICTURE: Drawing = {
  fit: "contain",
  focus: { x: 0.5, y: 0.5 },
  sways: false,
  settleMs: 120,
  backgroundOf: (scene) => `${scene.picture ?? 0}-${scene.hung ?? 0}`,
  drawBackground,
  draw,
};
