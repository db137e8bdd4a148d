/**
 * Calm: a circle that follows the movement, a small count, and nothing else. The circle is nearly as light as
 * what is around it and is seen by its edge: however fast somebody trembles, so large a circle cannot flash.
 */
import { clamp, disc, wash, type Drawing, type View } from "./drawing";

function draw(context: CanvasRenderingContext2D, { box, pulls, scene, isDark }: View): void {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  const middle = { x: box.left + wide / 2, y: box.top + high / 2 };
  const whole = 0.4 * Math.min(wide, high);
  context.strokeStyle = isDark ? "#3d5688" : "#b7c9e2";
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(middle.x, middle.y, whole, 0, 2 * Math.PI);
  context.stroke();
  const radius = whole * (0.34 + 0.66 * clamp((pulls[0] ?? 0) / 1.02));
  disc(context, isDark ? "#243c66" : "#d5e1f1", middle, radius);
  context.strokeStyle = isDark ? "#8db6f7" : "#4a79bb";
  context.lineWidth = 5;
  context.beginPath();
  context.arc(middle.x, middle.y, radius, 0, 2 * Math.PI);
  context.stroke();
  context.font = "600 30px 'Atkinson Hyperlegible Next Variable', system-ui, sans-serif";
  context.textAlign = "right";
  context.fillStyle = isDark ? "#bec8d9" : "#46536a";
  context.fillText(String(scene.earned), box.right - 30, box.bottom - 28);
}

export const CALM: Drawing = {
  fit: "cover",
  focus: { x: 0.5, y: 0.5 },
  sways: false,
  settleMs: 420,
  drawBackground: (brush, { box, isDark }) => wash(brush, box, box.top, box.bottom, isDark ? "#131e36" : "#eef1f4", isDark ? "#0f1930" : "#e6ebf1"),
  draw,
};
