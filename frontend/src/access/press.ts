/** What pressing does, whoever presses: a switch or a pointer that rests. */
import type { Keypad } from "./keypad";

/** A wide table moves by so much of its width. */
const SIDEWAYS_SHARE = 0.8;

export function press(control: HTMLElement, keypad: Keypad): void {
  if (control.matches(".table-scroll")) moveSideways(control);
  else if (!keypad.open(control)) control.click();
}

/** On to the right; at the end back to the beginning. */
function moveSideways(table: HTMLElement): void {
  const isAtEnd = table.scrollLeft + table.clientWidth >= table.scrollWidth - 1;
  table.scrollTo({ left: isAtEnd ? 0 : table.scrollLeft + SIDEWAYS_SHARE * table.clientWidth, behavior: "instant" });
}
