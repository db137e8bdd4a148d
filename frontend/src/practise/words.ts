/** Sentences the page says by itself, when there is no engine to say them. Each says what, and what to do. */
import type { CameraTrouble } from "./camera";
import type { PoseTrouble } from "./pose-messages";

export const TROUBLE: Readonly<Record<CameraTrouble | PoseTrouble, string>> = {
  "no-camera": "I find no camera. Plug one in and try again, or count with the space bar.",
  "not-allowed": "The browser keeps the camera closed. Allow it beside the address, then try again, or count with the space bar.",
  "camera-busy": "Another program is using the camera. Close it and try again, or count with the space bar.",
  "no-camera-access": "This browser lets no page use a camera here. Try another browser, or count with the space bar.",
  "camera-gone": "The camera has gone. Plug it in and try again, or count with the space bar.",
  "no-webassembly": "This browser cannot run the pose model. Try a newer one, or count with the space bar.",
  "model-failed": "The pose model did not start. Reload the page to try again, or count with the space bar.",
  "model-changed": "The pose model is not the one that was tested, so I leave it off. Install Lull again, or count with the space bar.",
};

/** The two buttons beside what is offered: to take it, and to leave it. */
export const OFFER = {
  rest: { take: "Rest now", leave: "Not now" },
  end: { take: "Stop here", leave: "Go on" },
} as const;

export const SAY = {
  comfortable: "Make yourself comfortable.",
  loading: "One moment. The camera is waking up.",
  away: "Paused while you were away. The camera is off.",
  waiting: "The connection is gone. What was counted is kept. I keep trying.",
  gone: "Lull does not answer. What was counted is kept. Start Lull again, then reload this page.",
  slow: "This computer is slow just now. Move slowly, or close other programs.",
  showing: "Show me your movement, three times.",
  met: "That met the goal.",
  practising: "Nice and slow.",
  byKey: "Press the space bar for each one you do.",
  restingByKey: "Resting. Press R or Go on to count again.",
  restingBeforeCamera: "Resting. Turn the camera on, or count by key, to go on.",
  stopping: "Putting everything away.",
} as const;
