/** What the server wrote into the stage: read once, checked once. */
import type { Scene } from "./games/scene";

export type Side = "left" | "right";
/** The pose model, light or full, or the hand model alone. */
export type Weight = "lite" | "full" | "hand";

export interface PageData {
  exercise: string;
  /** What moves, in a word of everyday language: "elbow", "knee", or the part of the body. */
  part: string;
  /** What stands behind a number of this exercise: degrees, or percent of a length of the body. */
  unit: string;
  side: Side;
  weight: Weight;
  /** Where the landmarks to mark stand among all landmarks. */
  limb: readonly number[];
  /** Whether the limb is end, joint and other end, around which the own range can be drawn. */
  hasArc: boolean;
  socket: string;
  models: string;
}

/** What a stage with a game knows beyond what every page with a camera does. */
export interface GamePageData extends PageData {
  /** What the game showed when the page was opened. */
  scene: Scene;
}

export function readPageData({ dataset }: HTMLElement): PageData {
  return {
    exercise: need(dataset, "exercise"),
    part: need(dataset, "part"),
    unit: need(dataset, "unit"),
    side: need(dataset, "side") as Side,
    weight: need(dataset, "weight") as Weight,
    limb: need(dataset, "limb").split(",").map(Number),
    hasArc: dataset["arc"] !== undefined,
    socket: need(dataset, "socket"),
    models: need(dataset, "models"),
  };
}

export function readGamePageData(stage: HTMLElement): GamePageData {
  return { ...readPageData(stage), scene: JSON.parse(need(stage.dataset, "scene")) as Scene };
}

function need(dataset: DOMStringMap, name: string): string {
  const value = dataset[name];
  if (value === undefined) throw new Error(`the stage has no data-${name}`);
  return value;
}
