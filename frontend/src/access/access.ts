/** The way in that was chosen for this browser. The page brings it along; here it begins. */
import { CoolDown } from "./cool-down";
import { RestingPointer } from "./resting-pointer";
import { Switches } from "./switches";

const MS_PER_S = 1000;

export function beginWayIn(): void {
  const { way, scanS, dwellS, onePress } = document.documentElement.dataset;
  if (way === "one-switch") new Switches(Number(scanS) * MS_PER_S);
  else if (way === "two-switches") new Switches(null);
  else if (way === "dwell" || way === "gaze") new RestingPointer(Number(dwellS) * MS_PER_S, way);
  document.querySelector(".way-wait")?.remove();
  // With switches every press goes through the cool-down already.
  if (way === "dwell" || way === "gaze" || onePress !== undefined) forgetSecondPresses();
}

/** A click within half a second of another is the same one: a tremor's, on this page or the one before it. */
function forgetSecondPresses(): void {
  const coolDown = new CoolDown(performance.now());
  let last: EventTarget | null = null;
  window.addEventListener(
    "click",
    (event) => {
      const before = last;
      last = event.target;
      // What a resting pointer brings about is none of the hand's, and a label passes its press on to its box.
      const isPassedOn = before instanceof Element && before !== last && before.closest("label")?.control === last;
      if (!event.isTrusted || isPassedOn || coolDown.takes(performance.now())) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
