/** The plants of the garden, from a first leaf to the flower. */
import { at, clamp, disc, line, mix, oval, type Brush, type Point } from "./drawing";

interface Look {
  petals: string;
  heart: string;
  high: number;
  draw(brush: Brush, look: Look): void;
}

/** Petals in a ring around a heart. */
function ring(count: number, away: number, long: number, wide: number): Look["draw"] {
  return (brush, { petals, heart }) => {
    for (let petal = 0; petal < count; petal += 1) {
      const turned = (petal * 2 * Math.PI) / count - Math.PI / 2;
      oval(brush, petals, { x: away * Math.cos(turned), y: away * Math.sin(turned) }, long, wide, turned);
    }
    disc(brush, heart, { x: 0, y: 0 }, away * 0.62);
  };
}

function cup(brush: Brush, { petals, heart }: Look): void {
  oval(brush, heart, { x: 0, y: -2 }, 11, 19);
  oval(brush, petals, { x: -9, y: 0 }, 10, 19, -0.3);
  oval(brush, petals, { x: 9, y: 0 }, 10, 19, 0.3);
}

function bells(brush: Brush, { petals, heart }: Look): void {
  for (const [x, y] of [[-15, 12], [15, 6], [-11, -12], [9, -20]] as const) {
    line(brush, 3, "#4f9159", { x: 0, y: y - 6 }, { x, y: y - 8 });
    oval(brush, petals, { x, y }, 9, 11);
    disc(brush, heart, { x, y: y + 9 }, 3);
  }
}

function spike(brush: Brush, { petals, heart }: Look): void {
  for (let row = 0; row < 7; row += 1) {
    oval(brush, row % 2 ? heart : petals, { x: row % 2 ? -5 : 5, y: 16 - row * 8 }, 9 - row * 0.7, 6);
  }
}

const LOOKS: readonly Look[] = [
  { petals: "#e0789a", heart: "#c95b80", high: 66, draw: cup },
  { petals: "#fffdf8", heart: "#f5be45", high: 58, draw: ring(10, 14, 10, 5.5) },
  { petals: "#f5be45", heart: "#6b4a2e", high: 92, draw: ring(12, 19, 13, 7) },
  { petals: "#8f78cf", heart: "#e3d8ff", high: 74, draw: bells },
  { petals: "#ef8a62", heart: "#5b3a35", high: 62, draw: ring(5, 12, 13, 12) },
  { petals: "#a77fc4", heart: "#c9a8e0", high: 70, draw: spike },
];

function leaf(brush: Brush, y: number, long: number, side: number): void {
  oval(brush, "#5a9a62", { x: side * long * 0.55, y: y - long * 0.22 }, long * 0.6, long * 0.24, side * -0.5);
}

/** Draw a plant grown so many steps: 1 has come up, 2 is in flower, between them it grows. */
export function drawPlant(brush: Brush, kind: number, grown: number, spot: Point, scale: number): void {
  const look = LOOKS[kind % LOOKS.length];
  if (!look || grown <= 0) return;
  const [up, open] = [clamp(grown), clamp(grown - 1)];
  const top = -mix(30 * up, look.high, open);
  at(brush, spot, scale, () => {
    line(brush, mix(4, 6, open), "#43814d", { x: 0, y: 4 }, { x: 2, y: top / 2 }, { x: 0, y: top });
    leaf(brush, top * 0.3, 20 * up + 8 * open, 1);
    leaf(brush, top * 0.42, 20 * up + 8 * open, -1);
    if (open < 0.05) {
      leaf(brush, top, 13 * up, 1);
      leaf(brush, top, 13 * up, -1);
    } else at(brush, { x: 0, y: top }, open * 1.1, () => look.draw(brush, look));
  });
}

/** Flowers of beds before, seen from afar. */
export function drawAfar(brush: Brush, kind: number, spot: Point): void {
  line(brush, 2, "#4f8a58", spot, { x: spot.x, y: spot.y - 14 });
  disc(brush, LOOKS[kind % LOOKS.length]?.petals ?? "#fffdf8", { x: spot.x, y: spot.y - 16 }, 6.5);
}
