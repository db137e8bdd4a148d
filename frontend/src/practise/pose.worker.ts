/**
 * The pose model, away from the main thread: a picture comes in, 33 landmarks go out.
 *
 * The picture is handed back with its landmarks, so that what is drawn over it belongs to that very frame. Nothing
 * here opens a connection: the runtime and the model come from our own server, and the model's bytes are checked
 * against the hash pinned at build time before they are used.
 */
import { FilesetResolver, PoseLandmarker } from "@mediapipe/tasks-vision";
import { LANDMARKS, VALUES_A_LANDMARK } from "./landmark-frame";
import type { PoseAnswer, PoseRequest, PoseTrouble } from "./pose-messages";

let landmarker: PoseLandmarker | undefined;

self.onmessage = async ({ data }: MessageEvent<PoseRequest>): Promise<void> => {
  if (data.kind === "open") {
    try {
      landmarker = await openModel(data);
      answer({ kind: "ready" });
    } catch (problem) {
      answer({ kind: "failed", why: troubleOf(problem), detail: String(problem) });
    }
    return;
  }
  find(data.sequence, data.picture, data.atMs);
};

class ChangedModel extends Error {}

async function openModel({ runtime, model, sha256 }: Extract<PoseRequest, { kind: "open" }>): Promise<PoseLandmarker> {
  const reply = await fetch(model);
  if (!reply.ok) throw new Error(`the model answered ${reply.status}`);
  const bytes = await reply.arrayBuffer();
  const found = hex(await crypto.subtle.digest("SHA-256", bytes));
  if (found !== sha256) throw new ChangedModel(`expected ${sha256}, found ${found}`);
  const files = await FilesetResolver.forVisionTasks(runtime, true);
  return PoseLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetBuffer: new Uint8Array(bytes), delegate: "CPU" },
    runningMode: "VIDEO",
    numPoses: 1,
  });
}

function find(sequence: number, picture: ImageBitmap, atMs: number): void {
  if (!landmarker) {
    picture.close();
    return;
  }
  const began = performance.now();
  const [pose] = landmarker.detectForVideo(picture, atMs).landmarks;
  const inferenceMs = performance.now() - began;
  if (!pose) {
    answer({ kind: "pose", sequence, picture, landmarks: null, inferenceMs }, [picture]);
    return;
  }
  const landmarks = new Float32Array(LANDMARKS * VALUES_A_LANDMARK);
  pose.forEach((point, index) => {
    landmarks.set([point.x, point.y, point.z, point.visibility], index * VALUES_A_LANDMARK);
  });
  answer({ kind: "pose", sequence, picture, landmarks, inferenceMs }, [picture, landmarks.buffer]);
}

function troubleOf(problem: unknown): PoseTrouble {
  if (problem instanceof ChangedModel) return "model-changed";
  return typeof WebAssembly === "undefined" ? "no-webassembly" : "model-failed";
}

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function answer(message: PoseAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
