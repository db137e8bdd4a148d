/** What the server wrote into the stage: read once, checked once. */

export type Side = "left" | "right";
export type Weight = "lite" | "full";

export interface PageData {
  exercise: string;
  /** The moving joint in a word of everyday language: "elbow" or "knee". */
  joint: string;
  side: Side;
  weight: Weight;
  /** Where the end, the joint and the other end stand among the 33 landmarks. */
  limb: readonly [number, number, number];
  goal: number;
  socket: string;
  models: string;
}

export function readPageData({ dataset }: HTMLElement): PageData {
  const [end, joint, otherEnd] = need(dataset, "limb").split(",").map(Number);
  if (end === undefined || joint === undefined || otherEnd === undefined) throw new Error("a limb has three landmarks");
  return {
    exercise: need(dataset, "exercise"),
    joint: need(dataset, "joint"),
    side: need(dataset, "side") as Side,
    weight: need(dataset, "weight") as Weight,
    limb: [end, joint, otherEnd],
    goal: Number(need(dataset, "goal")),
    socket: need(dataset, "socket"),
    models: need(dataset, "models"),
  };
}

function need(dataset: DOMStringMap, name: string): string {
  const value = dataset[name];
  if (value === undefined) throw new Error(`the stage has no data-${name}`);
  return value;
}
