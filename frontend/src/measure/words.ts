/** Sentences the page says by itself. Each says what, and what to do. */
import type { CameraTrouble } from "../practise/camera";
import type { PoseTrouble } from "../practise/pose-messages";

export const TROUBLE: Readonly<Record<CameraTrouble | PoseTrouble, string>> = {
  "no-camera": "I find no camera. Plug one in and try again, or use a file.",
  "not-allowed": "The browser keeps the camera closed. Allow it beside the address, then try again, or use a file.",
  "camera-busy": "Another program is using the camera. Close it and try again, or use a file.",
  "no-camera-access": "This browser lets no page use a camera here. Try another browser, or use a file.",
  "camera-gone": "The camera has gone. Plug it in and try again, or use a file.",
  "no-webassembly": "This browser cannot run the pose model. Try a newer one, or use a file.",
  "model-failed": "The pose model did not start. Reload the page to try again, or use a file.",
  "model-changed": "The pose model is not the one that was tested, so I leave it off. Install Lull again, or use a file.",
};

export const SAY = {
  loading: "One moment. The camera is waking up.",
  measuring: "One moment. I measure the swings.",
  away: "The camera went off while you were away. Turn it on to go on.",
  again: "That gave no number. The words above say why.",
  waiting: "The connection is gone. I keep trying.",
  gone: "Lull does not answer. Start Lull again, then reload this page.",
} as const;
