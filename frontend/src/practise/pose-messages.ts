/** What the page and the pose worker say to each other. */

export type PoseTrouble = "no-webassembly" | "model-failed" | "model-changed";

/** What the worker's model finds: a body's 33 landmarks, or the 21 of up to two hands. */
export type Finds = "body" | "hands";

export type PoseRequest =
  | { kind: "open"; finds: Finds; runtime: string; model: string; sha256: string }
  | { kind: "frame"; sequence: number; picture: ImageBitmap; atMs: number };

export type PoseAnswer =
  | { kind: "ready" }
  | { kind: "failed"; why: PoseTrouble; detail: string }
  /** The picture comes back with its own landmarks; whoever receives it closes it. */
  | { kind: "pose"; sequence: number; picture: ImageBitmap; landmarks: Float32Array | null; inferenceMs: number };
