/** What stands along the shore past which a boat is rowed. Lit once the boat has been there. */
import { at, disc, line, oval, shape, type Brush, type Point } from "./drawing";

export interface ShoreLight {
  isDark: boolean;
  /** The boat has been here: lamps and windows stay lit. */
  isLit: boolean;
}

const [WALL, ROOF, WOOD, LEAF, LEAF_FAR] = ["#e9dcc4", "#9a4a35", "#6b4a2e", "#4c7a58", "#6d9471"];
const [NIGHT_WALL, NIGHT_ROOF, NIGHT_WOOD, NIGHT_LEAF, NIGHT_LEAF_FAR] = ["#4d5678", "#39355a", "#2a2438", "#22415a", "#2c4d68"];

type Draw = (brush: Brush, light: ShoreLight) => void;

function window_(brush: Brush, { isLit, isDark }: ShoreLight, x: number, y: number, size: number): void {
  brush.fillStyle = isLit ? "#ffd98a" : isDark ? "#2b3358" : "#7d92a8";
  brush.fillRect(x, y, size, size * 1.15);
}

const reeds: Draw = (brush, { isDark }) => {
  const colour = isDark ? NIGHT_LEAF_FAR : "#7c9a55";
  for (let stalk = 0; stalk < 11; stalk += 1) {
    const x = -50 + stalk * 10;
    const high = 30 + ((stalk * 37) % 24);
    line(brush, 3, colour, { x, y: 4 }, { x: x + 5, y: -high });
    if (stalk % 3 === 1) line(brush, 6, isDark ? NIGHT_WOOD : WOOD, { x: x + 5, y: -high }, { x: x + 6, y: -high - 11 });
  }
};

const willow: Draw = (brush, { isDark }) => {
  line(brush, 12, isDark ? NIGHT_WOOD : WOOD, { x: 0, y: 4 }, { x: -3, y: -56 });
  oval(brush, isDark ? NIGHT_LEAF : LEAF, { x: 0, y: -72 }, 48, 32);
  for (let fall = -4; fall <= 4; fall += 1) {
    line(brush, 9, isDark ? NIGHT_LEAF : LEAF, { x: fall * 11, y: -68 }, { x: fall * 13, y: -16 - ((fall * fall * 7) % 18) });
  }
};

const cottage: Draw = (brush, light) => {
  brush.fillStyle = light.isDark ? NIGHT_WALL : WALL;
  brush.fillRect(-40, -40, 80, 44);
  shape(brush, light.isDark ? NIGHT_ROOF : ROOF, "M-50-38 0-80 50-38z");
  window_(brush, light, -28, -30, 17);
  window_(brush, light, 12, -30, 17);
  brush.fillStyle = light.isDark ? NIGHT_ROOF : "#7a4d2b";
  brush.fillRect(-7, -26, 14, 30);
};

const heron: Draw = (brush, { isDark }) => {
  const feather = isDark ? "#8f9cc0" : "#7f93ad";
  oval(brush, isDark ? NIGHT_LEAF : "#93ab7c", { x: 0, y: 4 }, 44, 9);
  line(brush, 3, isDark ? NIGHT_WOOD : WOOD, { x: -5, y: 2 }, { x: -5, y: -26 });
  line(brush, 3, isDark ? NIGHT_WOOD : WOOD, { x: 6, y: 2 }, { x: 4, y: -26 });
  oval(brush, feather, { x: 0, y: -34 }, 22, 11, -0.35);
  line(brush, 6, feather, { x: 15, y: -40 }, { x: 22, y: -56 }, { x: 16, y: -68 });
  disc(brush, feather, { x: 17, y: -71 }, 6);
  line(brush, 3, "#e9b44c", { x: 22, y: -71 }, { x: 38, y: -68 });
};

const windmill: Draw = (brush, light) => {
  shape(brush, light.isDark ? NIGHT_WALL : WALL, "M-24 4-14-76h28L24 4z");
  shape(brush, light.isDark ? NIGHT_ROOF : ROOF, "M-18-74q18-26 36 0z");
  window_(brush, light, -7, -46, 14);
  for (let sail = 0; sail < 4; sail += 1) {
    const turned = 0.5 + (sail * Math.PI) / 2;
    line(brush, 7, light.isDark ? "#7d86ab" : "#fffdf8", { x: 0, y: -78 }, { x: 46 * Math.cos(turned), y: -78 + 46 * Math.sin(turned) });
  }
  disc(brush, light.isDark ? NIGHT_WOOD : WOOD, { x: 0, y: -78 }, 5);
};

const jetty: Draw = (brush, { isDark, isLit }) => {
  const wood = isDark ? NIGHT_WOOD : WOOD;
  for (const x of [-40, -8, 24]) line(brush, 6, wood, { x, y: -10 }, { x, y: 18 });
  line(brush, 9, isDark ? "#453a52" : "#94704a", { x: -52, y: -12 }, { x: 44, y: -12 });
  line(brush, 5, wood, { x: 36, y: -12 }, { x: 36, y: -58 });
  if (isLit) disc(brush, "rgb(255 217 138 / 35%)", { x: 36, y: -62 }, 20);
  disc(brush, isLit ? "#ffd98a" : isDark ? "#5d6890" : "#b9c4d2", { x: 36, y: -62 }, 8);
};

const birches: Draw = (brush, { isDark }) => {
  for (const [x, high] of [[-30, 74], [0, 92], [28, 66]] as const) {
    line(brush, 7, isDark ? "#8b93b5" : "#f3efe5", { x, y: 4 }, { x, y: -high });
    oval(brush, isDark ? NIGHT_LEAF_FAR : LEAF_FAR, { x, y: -high }, 20, 27);
  }
};

const lighthouse: Draw = (brush, light) => {
  const { isDark, isLit } = light;
  oval(brush, isDark ? "#343a5c" : "#8c8f97", { x: 0, y: 4 }, 56, 13);
  shape(brush, isDark ? "#aab2d0" : "#fffdf8", "M-20 2-12-104h24L20 2z");
  shape(brush, isDark ? "#7d3f52" : "#b4472f", "M-18-24l1.6-22h32.8L18-24zM-14.600-68l1.600-22h26l1.600 22z");
  if (isLit) {
    disc(brush, "rgb(255 217 138 / 22%)", { x: 0, y: -114 }, 52);
    disc(brush, "rgb(255 217 138 / 35%)", { x: 0, y: -114 }, 28);
  }
  brush.fillStyle = isLit ? "#ffe9ae" : isDark ? "#46507a" : "#aebccb";
  brush.fillRect(-9, -122, 18, 18);
  shape(brush, isDark ? NIGHT_ROOF : "#5b3a35", "M-14-121h28L0-138z");
};

/** In the order of the engine's own list of places. */
const PLACES: readonly Draw[] = [reeds, willow, cottage, heron, windmill, jetty, birches, lighthouse];

export function drawPlace(brush: Brush, kind: number, spot: Point, light: ShoreLight): void {
  at(brush, spot, 1, () => PLACES[kind]?.(brush, light));
}
