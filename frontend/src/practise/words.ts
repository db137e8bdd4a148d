/** Sentences the page says by itself, when there is no engine to say them. Each says what, and what to do. */
import { say } from "../app/say";
import type { CameraTrouble } from "./camera";
import type { PoseTrouble } from "./pose-messages";

export const TROUBLE: Readonly<Record<CameraTrouble | PoseTrouble, string>> = {
  "no-camera": say("I find no camera. Plug one in and try again, or count with the space bar."),
  "not-allowed": say("The browser keeps the camera closed. Allow it beside the address, then try again, or count with the space bar."),
  "camera-busy": say("Another program is using the camera. Close it and try again, or count with the space bar."),
  "no-camera-access": say("This browser lets no page use a camera here. Try another browser, or count with the space bar."),
  "camera-gone": say("The camera has gone. Plug it in and try again, or count with the space bar."),
  "no-webassembly": say("This browser cannot run the pose model. Try a newer one, or count with the space bar."),
  "model-failed": say("The pose model did not start. Reload the page to try again, or count with the space bar."),
  "model-changed": say("The pose model is not the one that was tested, so I leave it off. Install Lull again, or count with the space bar."),
};

/** The two buttons beside what is offered: to take it, and to leave it. */
export const OFFER = {
  rest: { take: say("Rest now"), leave: say("Not now") },
  end: { take: say("Stop here"), leave: say("Go on") },
} as const;

export const SAY = {
  comfortable: say("Make yourself comfortable."),
  kept: say("One moment. Your press is kept."),
  loading: say("One moment. The camera is waking up."),
  away: say("Paused while you were away. The camera is off."),
  waiting: say("The connection is gone. What was counted is kept. I keep trying."),
  gone: say("Lull does not answer. What was counted is kept. Start Lull again, then reload this page."),
  slow: say("This computer is slow just now. Move slowly, or close other programs."),
  showing: say("Show me your movement, three times."),
  met: say("That met the goal."),
  practising: say("Nice and slow."),
  byKey: say("Press the space bar for each one you do."),
  restingByKey: say("Resting. Press R or Go on to count again."),
  restingBeforeCamera: say("Resting. Turn the camera on, or count by key, to go on."),
  stopping: say("Putting everything away."),
} as const;

/** What moves, by the name of its part of the body. */
const PARTS: Readonly<Record<string, string>> = {
  hand: say("hand"),
  arm: say("arm"),
  trunk: say("trunk"),
  leg: say("leg"),
  elbow: say("elbow"),
  knee: say("knee"),
};

/** Say what moves; a name nobody knows is said as it is. */
export function sayPart(part: string): string {
  return PARTS[part] ?? part;
}
