/** The worker that finds a body or hands, as the page sees it: one picture in flight, and each answer with its own picture. */
import pinned from "../../../packaging/pose_models.json";
import type { PoseAnswer, PoseRequest, PoseTrouble } from "./pose-messages";
import type { PageData } from "./page-data";
import type { Taken } from "./camera";

export interface FoundPose extends Taken {
  /** 33 rows of a body, or 75 with hands; null when nobody was found. */
  landmarks: Float32Array | null;
  inferenceMs: number;
}

export class PoseProblem extends Error {
  constructor(
    readonly trouble: PoseTrouble,
    detail: string,
  ) {
    super(detail);
  }
}

export class PoseFinder {
  /** False while a picture is on its way, so that the next one waits for the newest moment. */
  isFree = true;
  onFound: (found: FoundPose) => void = ({ picture }) => picture.close();
  private capturedMs = 0;
  private sequence = 0;

  private constructor(private readonly worker: Worker) {
    worker.onmessage = ({ data }: MessageEvent<PoseAnswer>): void => {
      if (data.kind !== "pose") return;
      this.isFree = true;
      this.onFound({ ...data, capturedMs: this.capturedMs });
    };
  }

  /** Start the worker and wait until its model is checked and loaded. */
  static open({ models, weight }: PageData): Promise<PoseFinder> {
    const model = weight === "hand" ? "hand.task" : (`pose_${weight}.task` as const);
    if (typeof WebAssembly === "undefined") return Promise.reject(new PoseProblem("no-webassembly", ""));
    const worker = new Worker(new URL("./pose.worker.ts", import.meta.url), { type: "module" });
    return new Promise((resolve, reject) => {
      const fail = (why: PoseTrouble, detail: string): void => {
        worker.terminate();
        reject(new PoseProblem(why, detail));
      };
      worker.onerror = (problem): void => fail("model-failed", problem.message);
      worker.onmessage = ({ data }: MessageEvent<PoseAnswer>): void => {
        if (data.kind === "ready") resolve(new PoseFinder(worker));
        if (data.kind === "failed") fail(data.why, data.detail);
      };
      const open: PoseRequest = {
        kind: "open",
        finds: weight === "hand" ? "hands" : "body",
        runtime: models,
        model: `${models}/${model}`,
        sha256: pinned.outputs[model],
      };
      worker.postMessage(open);
    });
  }

  find({ picture, capturedMs }: Taken): void {
    this.isFree = false;
    this.capturedMs = capturedMs;
    this.sequence += 1;
    const ask: PoseRequest = { kind: "frame", sequence: this.sequence, picture, atMs: capturedMs };
    this.worker.postMessage(ask, [picture]);
  }

  close(): void {
    this.worker.terminate();
  }
}
