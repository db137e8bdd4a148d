/** Sentences the page says by itself. Each says what, and what to do. */
import { say } from "../app/say";
import type { CameraTrouble } from "../practise/camera";
import type { PoseTrouble } from "../practise/pose-messages";

export const TROUBLE: Readonly<Record<CameraTrouble | PoseTrouble, string>> = {
  "no-camera": say("I find no camera. Plug one in and try again, or use a file."),
  "not-allowed": say("The browser keeps the camera closed. Allow it beside the address, then try again, or use a file."),
  "camera-busy": say("Another program is using the camera. Close it and try again, or use a file."),
  "no-camera-access": say("This browser lets no page use a camera here. Try another browser, or use a file."),
  "camera-gone": say("The camera has gone. Plug it in and try again, or use a file."),
  "no-webassembly": say("This browser cannot run the pose model. Try a newer one, or use a file."),
  "model-failed": say("The pose model did not start. Reload the page to try again, or use a file."),
  "model-changed": say("The pose model is not the one that was tested, so I leave it off. Install Lull again, or use a file."),
};

export const SAY = {
  loading: say("One moment. The camera is waking up."),
  measuring: say("One moment. I measure the swings."),
  away: say("The camera went off while you were away. Turn it on to go on."),
  again: say("That gave no number. The words above say why."),
  waiting: say("The connection is gone. I keep trying."),
  gone: say("Lull does not answer. Start Lull again, then reload this page."),
} as const;
