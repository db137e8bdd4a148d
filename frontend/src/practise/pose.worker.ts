/**
 * The pose or the hand model, away from the main thread: a picture comes in, the landmarks of a frame go out.
 *
 * The picture is handed back with its landmarks, so that what is drawn over it belongs to that very frame. Nothing
 * here opens a connection: the runtime and the model come from our own server, and the model's bytes are checked
 * against the hash pinned at build time before they are used. The runtime opens one model in a worker and no second.
 */
import { FilesetResolver, HandLandmarker, PoseLandmarker } from "@mediapipe/tasks-vision";
import { HandRows } from "./hand-rows";
import { BODY_LANDMARKS, VALUES_A_LANDMARK } from "./landmark-frame";
import type { PoseAnswer, PoseRequest, PoseTrouble } from "./pose-messages";

/** Returns the landmarks found in a picture. */
type Look = (picture: ImageBitmap, atMs: number) => Float32Array | null;

/** One's own two hands; with more, somebody else's would be looked for all the time. */
const MOST_HANDS = 2;

let look: Look | undefined;

self.onmessage = async ({ data }: MessageEvent<PoseRequest>): Promise<void> => {
  if (data.kind === "open") {
    try {
      look = await openModel(data);
      answer({ kind: "ready" });
    } catch (problem) {
      answer({ kind: "failed", why: troubleOf(problem), detail: String(problem) });
    }
    return;
  }
  find(data.sequence, data.picture, data.atMs);
};

class ChangedModel extends Error {}

async function openModel({ finds, runtime, model, sha256 }: Extract<PoseRequest, { kind: "open" }>): Promise<Look> {
  const reply = await fetch(model);
  if (!reply.ok) throw new Error(`the model answered ${reply.status}`);
  const bytes = await reply.arrayBuffer();
  const found = hex(await crypto.subtle.digest("SHA-256", bytes));
  if (found !== sha256) throw new ChangedModel(`expected ${sha256}, found ${found}`);
  const files = await FilesetResolver.forVisionTasks(runtime, true);
  const options = { baseOptions: { modelAssetBuffer: new Uint8Array(bytes), delegate: "CPU" }, runningMode: "VIDEO" } as const;
  return finds === "hands"
    ? lookForHands(await HandLandmarker.createFromOptions(files, { ...options, numHands: MOST_HANDS }))
    : lookForBody(await PoseLandmarker.createFromOptions(files, { ...options, numPoses: 1 }));
}

function lookForBody(landmarker: PoseLandmarker): Look {
  return (picture, atMs) => {
    const [pose] = landmarker.detectForVideo(picture, atMs).landmarks;
    if (!pose) return null;
    const landmarks = new Float32Array(BODY_LANDMARKS * VALUES_A_LANDMARK);
    pose.forEach((point, index) => {
      landmarks.set([point.x, point.y, point.z, point.visibility], index * VALUES_A_LANDMARK);
    });
    return landmarks;
  };
}

function lookForHands(landmarker: HandLandmarker): Look {
  const rows = new HandRows();
  return (picture, atMs) => {
    const { landmarks, handedness } = landmarker.detectForVideo(picture, atMs);
    return rows.fill(
      landmarks.flatMap((points, index) => {
        const told = handedness[index]?.[0];
        return told ? [{ side: told.categoryName === "Left" ? "left" : "right", score: told.score, points }] : [];
      }),
    );
  };
}

function find(sequence: number, picture: ImageBitmap, atMs: number): void {
  if (!look) {
    picture.close();
    return;
  }
  const began = performance.now();
  const landmarks = look(picture, atMs);
  const inferenceMs = performance.now() - began;
  answer({ kind: "pose", sequence, picture, landmarks, inferenceMs }, landmarks ? [picture, landmarks.buffer] : [picture]);
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
