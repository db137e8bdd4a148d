/** Does what was pressed before the script of a place was there; `early.ts` kept it. */

/** From now on the place's own script hears its presses; those that were kept are done in their order, each once. */
export function doEarlyPresses(place: ParentNode): void {
  const controls = [...place.querySelectorAll<HTMLElement>("[data-early]")];
  const pressed = controls.filter(({ dataset }) => dataset["pressed"] !== undefined).sort((a, b) => order(a) - order(b));
  for (const control of controls) {
    delete control.dataset["early"];
    delete control.dataset["pressed"];
    control.querySelector(".early-words")?.remove();
  }
  // A key may have pressed what cannot be pressed here.
  for (const control of pressed) if (control.checkVisibility()) control.click();
}

function order({ dataset }: HTMLElement): number {
  return Number(dataset["pressed"]);
}
